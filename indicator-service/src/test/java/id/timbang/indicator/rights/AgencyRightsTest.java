package id.timbang.indicator.rights;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.indicator.RunningService.Client;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An agency is what a token says it is: it may be yet to be made, or stand below another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgencyRightsTest {

    private static final TestIdentity IDENTITY = TestIdentity.shared();

    private World world;

    @BeforeAll
    void make() {
        world = World.make();
    }

    private Client managerOf(String agency) {
        return RunningService.shared().as(IDENTITY.manager(world.id(agency)));
    }

    private int put(Client caller, String office, String parent) {
        String body = parent == null ? "" : ",\"parentId\":\"" + world.id(parent) + "\"";
        return caller.put("/api/offices/" + world.id(office), "{\"name\":\"An office\"" + body + "}")
                .status();
    }

    @Test
    void a_manager_makes_their_agency_and_what_is_below_it_but_not_below_another() {
        Client manager = managerOf("founded");

        assertThat(put(manager, "founded", "kota")).isEqualTo(403);
        assertThat(put(manager, "founded", null)).isEqualTo(201);
        assertThat(put(manager, "founded-desk", "founded")).isEqualTo(201);
        assertThat(put(manager, "founded-desk", null)).isEqualTo(403);
    }

    @Test
    void the_manager_of_a_part_manages_that_part_and_leaves_it_where_it_stands() {
        Client manager = managerOf("gub");

        assertThat(put(manager, "gub", "kota")).isEqualTo(200);
        assertThat(put(manager, "gub", null)).isEqualTo(403);
        assertThat(put(manager, "gub", "asem")).isEqualTo(403);
        assertThat(put(manager, "asem", "kota")).isEqualTo(403);
        assertThat(put(manager, "kota", null)).isEqualTo(403);
        assertThat(statuses(manager, "offices/gub", "offices/kota", "employees/sari", "employees/budi"))
                .containsExactly(200, 403, 200, 403);
    }

    @Test
    void who_is_registry_and_manager_tells_of_own_sources_about_anybody_and_of_others_about_the_own_people() {
        Client both = RunningService.shared()
                .as(IDENTITY.sign(TestIdentity.claims("both", Role.REGISTRY, Role.MANAGER)
                        .claim("agency", world.id("kota"))
                        .claim("sources", List.of("siak"))
                        .build()));

        assertThat(tell(both, "siak", "hugo").status()).isEqualTo(202);
        assertThat(tell(both, "other", "budi").status()).isEqualTo(202);
        assertThat(tell(both, "other", "hugo").text("/rejected/0/code")).isEqualTo("unknown-employee");
    }

    private Answer tell(Client caller, String source, String who) {
        return caller.post(
                "/api/observations",
                Facts.observation(source, "'employeeId':'" + world.id(who) + "'")
                        .replace("{fresh}", world.id("told-" + source + who))
                        .replace("{docs}", world.id("docs"))
                        .replace('\'', '"'));
    }

    private List<Integer> statuses(Client caller, String... paths) {
        return List.of(paths).stream()
                .map(path -> caller.get("/api/" + path + "-" + world.run()).status())
                .toList();
    }
}
