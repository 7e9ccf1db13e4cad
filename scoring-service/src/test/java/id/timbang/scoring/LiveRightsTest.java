package id.timbang.scoring;

import static id.timbang.scoring.LiveOffices.MONTH;
import static id.timbang.scoring.LiveOffices.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Rights hold while a page is open: who moves, comes or goes shows on it as they may be seen by then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LiveRightsTest {

    private LiveOffices live;

    @BeforeAll
    void start() {
        live = new LiveOffices();
    }

    @AfterAll
    void stop() {
        live.close();
    }

    @Test
    void a_supervisor_sees_the_team_alone_and_a_change_of_the_team_takes_effect_on_an_open_page() throws Exception {
        live.one.publish(
                live.employee("lead", 1, "a", "officer", null),
                live.employee("mate", 1, "a", "officer", "lead"),
                live.employee("later", 1, "a", "officer", null));
        List.of("mate", "later").forEach(live::document);
        await().untilAsserted(() -> assertThat(live.one
                        .get("/api/scores" + MONTH + "&office=" + live.x + "a")
                        .toString())
                .contains(live.x + "mate", live.x + "later"));
        try (LivePage page = page(live.one, "", live.supervisor("lead"))) {
            assertThat(page.snapshot()).containsExactly(live.x + "mate");

            live.one.publish(live.employee("later", 2, "a", "officer", "lead"));
            // Mate's first change may be told after the snapshot that has it.
            page.awaitScore(live.x + "later", "");

            live.one.publish(live.employee("mate", 2, "b", "officer", "sri"));
            assertThat(page.snapshot()).containsExactly(live.x + "later");
            live.document("mate");
            live.document("later");
            assertThat(page.nextEmployee()).as("not mate, who is another's now").isEqualTo(live.x + "later");
        }
    }

    @Test
    void whoever_moves_to_another_office_leaves_the_page_of_the_first_and_comes_onto_the_others() throws Exception {
        live.one.publish(live.employee("mover", 1, "a", "officer", null));
        live.document("mover");
        await().until(() -> live.one
                .get("/api/scores" + MONTH + "&office=" + live.x + "a")
                .toString()
                .contains(live.x + "mover"));
        try (LivePage left = page(live.one, "&office=" + live.x + "a", live.manager("top"));
                LivePage joined = page(live.other, "&office=" + live.x + "b", live.manager("top"))) {
            assertThat(left.snapshot()).contains(live.x + "mover");
            assertThat(joined.snapshot()).doesNotContain(live.x + "mover");

            live.one.publish(live.employee("mover", 2, "b", "officer", null));
            assertThat(left.snapshot()).doesNotContain(live.x + "mover").contains(live.x + "ani");
            joined.awaitScore(live.x + "mover", "");
        }
    }

    @Test
    void a_score_that_is_another_positions_by_now_is_told_to_be_gone() throws Exception {
        live.one.publish(live.employee("riser", 1, "a", "clerk", null));
        live.document("riser");
        try (LivePage page = page(live.one, "&position=clerk", live.manager("top"))) {
            await().until(() -> live.one
                    .get("/api/scores" + MONTH + "&position=clerk")
                    .toString()
                    .contains(live.x + "riser"));
            live.one.publish(new EmployeeChanged(
                    live.x + "riser",
                    2,
                    "Name",
                    null,
                    live.x + "a",
                    "officer",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(
                            new Assignment(null, live.x + "a", "clerk"),
                            new Assignment(LocalDate.of(2026, 6, 3), live.x + "a", "officer"))));
            page.await("event:gone");
            assertThat(page.nextEmployee()).isEqualTo(live.x + "riser");
        }
    }
}
