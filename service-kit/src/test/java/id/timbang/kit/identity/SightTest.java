package id.timbang.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScoreAccessed.AccessPurpose;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The city has a civil registration office with a counter below it, and a roads office; the harbour is another agency. */
class SightTest {

    private final Directory directory = new Directory();

    @BeforeEach
    void people() {
        office("city", null);
        office("civil", "city");
        office("counter", "civil");
        office("roads", "city");
        office("harbour", null);
        employee("budi", "civil", "wulan");
        employee("citra", "counter", "wulan");
        employee("dedi", "civil", "somebody-else");
        employee("wulan", "civil", null);
        employee("rudi", "roads", "wulan");
        employee("hana", "harbour", null);
    }

    @Test
    void an_employee_sees_only_themself() {
        assertThat(seenBy(caller("budi", null, Role.EMPLOYEE))).containsExactly("budi");
    }

    @Test
    void a_supervisor_sees_those_they_appraise_wherever_they_work_and_not_their_whole_office() {
        assertThat(seenBy(caller("wulan", null, Role.SUPERVISOR, Role.EMPLOYEE)))
                .containsExactlyInAnyOrder("wulan", "budi", "citra", "rudi");
    }

    @Test
    void who_is_somebodys_supervisor_in_the_directory_but_not_by_role_sees_only_themself() {
        assertThat(seenBy(caller("wulan", null, Role.EMPLOYEE))).containsExactly("wulan");
    }

    @Test
    void a_manager_sees_their_agency_and_no_other() {
        assertThat(seenBy(caller(null, "city", Role.MANAGER)))
                .containsExactlyInAnyOrder("budi", "citra", "dedi", "wulan", "rudi");
        assertThat(seenBy(caller(null, "harbour", Role.MANAGER))).containsExactly("hana");
        assertThat(seenBy(caller(null, "civil", Role.MANAGER))).doesNotContain("rudi");
    }

    @Test
    void a_manager_of_no_agency_sees_nobody_and_an_agency_without_the_role_is_worth_nothing() {
        assertThat(seenBy(caller(null, null, Role.MANAGER))).isEmpty();
        assertThat(seenBy(caller(null, "*", Role.EMPLOYEE))).isEmpty();
        assertThat(seenBy(caller(null, "city", Role.SUPERVISOR))).isEmpty();
    }

    @Test
    void an_auditor_and_a_manager_of_every_agency_see_all() {
        assertThat(seenBy(caller(null, null, Role.AUDITOR))).hasSize(6);
        assertThat(seenBy(caller(null, "*", Role.MANAGER))).hasSize(6);
    }

    @Test
    void a_registry_sees_nobody_even_with_an_employees_id_and_a_reviewer_only_themself() {
        assertThat(seenBy(caller("budi", null, Role.REGISTRY))).isEmpty();
        assertThat(seenBy(caller("dedi", null, Role.REVIEWER))).containsExactly("dedi");
        assertThat(seenBy(caller(null, null, Role.REVIEWER))).isEmpty();
    }

    @Test
    void the_purpose_is_told_by_the_nearest_right() {
        Sight both = Sight.of(caller("wulan", "city", Role.SUPERVISOR, Role.MANAGER, Role.AUDITOR), directory);

        assertThat(both.purpose("wulan", "civil")).contains(AccessPurpose.OWN);
        assertThat(both.purpose("rudi", "roads")).contains(AccessPurpose.SUPERVISION);
        assertThat(both.purpose("dedi", "civil")).contains(AccessPurpose.ADMINISTRATION);
        assertThat(both.purpose("hana", "harbour")).contains(AccessPurpose.AUDIT);
    }

    @Test
    void a_stranger_and_nobody_are_refused_alike_unless_the_caller_sees_everybody() {
        Sight budi = Sight.of(caller("budi", null, Role.EMPLOYEE), directory);
        Problem foreign = refusal(budi, "dedi");
        Problem missing = refusal(budi, "no-such-person");

        assertThat(missing.toDetail()).isEqualTo(foreign.toDetail());
        assertThat(foreign.status()).isEqualTo(HttpStatus.FORBIDDEN);
        Sight auditor = Sight.of(caller(null, null, Role.AUDITOR), directory);
        assertThat(refusal(auditor, "no-such-person").status()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private Problem refusal(Sight sight, String employeeId) {
        return catchThrowableOfType(Problem.class, () -> sight.seen(employeeId, directory));
    }

    private Set<String> seenBy(Caller caller) {
        Sight sight = Sight.of(caller, directory);
        Set<String> seen = directory.employees().stream()
                .filter(sight::sees)
                .map(EmployeeChanged::employeeId)
                .collect(Collectors.toSet());
        assertThat(sight.seesNobody()).isEqualTo(seen.isEmpty());
        return seen;
    }

    private static Caller caller(@Nullable String employeeId, @Nullable String agency, Role... roles) {
        return new Caller("account", Set.copyOf(List.of(roles)), employeeId, agency, Set.of(), Instant.MAX);
    }

    private void office(String id, @Nullable String parent) {
        directory.apply(new OfficeChanged(id, 1, id, parent));
    }

    private void employee(String id, String office, @Nullable String supervisor) {
        directory.apply(new EmployeeChanged(
                id, 1, "Somebody", null, office, "clerk", supervisor, null, null, null, null, null));
    }
}
