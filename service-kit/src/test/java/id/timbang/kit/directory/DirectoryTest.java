package id.timbang.kit.directory;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.DirectoryEvent;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    @Test
    void an_office_contains_itself_and_all_below_at_any_depth() {
        Directory directory = of(
                office("city", 1, null),
                office("civil", 1, "city"),
                office("counter", 1, "civil"),
                office("roads", 1, "city"));

        assertThat(directory.withAllBelow("civil")).containsExactlyInAnyOrder("civil", "counter");
        assertThat(directory.pathUp("counter")).containsExactly("counter", "civil", "city");
        assertThat(directory.isWithin("counter", "city")).isTrue();
        assertThat(directory.isWithin("roads", "civil")).isFalse();
        assertThat(directory.withAllBelow("unknown")).containsExactly("unknown");
    }

    @Test
    void parents_in_a_circle_end_no_search() {
        Directory directory = of(office("a", 1, "b"), office("b", 1, "a"));

        assertThat(directory.withAllBelow("a")).containsExactlyInAnyOrder("a", "b");
        assertThat(directory.pathUp("a")).containsExactly("a", "b");
    }

    @Test
    void whoever_gets_another_supervisor_is_appraised_by_that_one_only() {
        Directory directory = of(employee("e-1", 1, "boss"), employee("e-2", 1, "boss"), employee("e-1", 2, "other"));

        assertThat(directory.appraisedBy("boss")).containsExactly("e-2");
        assertThat(directory.appraisedBy("other")).containsExactly("e-1");
        directory.apply(employee("e-2", 2, null));
        assertThat(directory.appraisedBy("boss")).isEmpty();
    }

    /** Against the plainest telling: of each thing the highest version, and all else looked up in these. */
    @Property(tries = 300)
    void in_any_order_and_repeatedly_told_it_comes_out_the_same(@ForAll long seed) {
        Random random = new Random(seed);
        List<DirectoryEvent> events = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            String id = "x" + random.nextInt(6);
            long version = 1 + random.nextInt(4);
            // One version of a thing is one state, however often it is told.
            int state = (id + version).hashCode() & 7;
            events.add(
                    random.nextBoolean()
                            ? office(id, version, state < 2 ? null : "x" + state % 6)
                            : employee(id, version, state < 2 ? null : "x" + state % 6));
        }
        Directory told = new Directory();
        events.forEach(told::apply);
        Collections.shuffle(events, random);
        Directory shuffled = new Directory();
        events.forEach(shuffled::apply);

        for (int n = 0; n < 6; n++) {
            String id = "x" + n;
            assertThat(shuffled.withAllBelow(id)).isEqualTo(told.withAllBelow(id));
            assertThat(shuffled.appraisedBy(id)).isEqualTo(told.appraisedBy(id)).isEqualTo(appraised(events, id));
            assertThat(told.withAllBelow(id)).isEqualTo(below(events, id));
        }
    }

    private static Set<String> appraised(List<DirectoryEvent> events, String supervisor) {
        return latest(events, EmployeeChanged.class).stream()
                .filter(employee -> supervisor.equals(employee.supervisorId()))
                .map(EmployeeChanged::employeeId)
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Set<String> below(List<DirectoryEvent> events, String officeId) {
        Set<String> found = new java.util.HashSet<>(Set.of(officeId));
        List<OfficeChanged> offices = latest(events, OfficeChanged.class);
        while (offices.stream()
                .filter(office -> office.parentId() != null && found.contains(office.parentId()))
                .map(office -> found.add(office.officeId()))
                .reduce(false, Boolean::logicalOr)) {}
        return found;
    }

    private static <T extends DirectoryEvent & id.timbang.contracts.Versioned> List<T> latest(
            List<DirectoryEvent> events, Class<T> kind) {
        return List.copyOf(events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(java.util.stream.Collectors.toMap(
                        DirectoryEvent::key, each -> each, (one, two) -> one.version() >= two.version() ? one : two))
                .values());
    }

    private static Directory of(DirectoryEvent... events) {
        Directory directory = new Directory();
        List.of(events).forEach(directory::apply);
        return directory;
    }

    private static OfficeChanged office(String id, long version, @Nullable String parent) {
        return new OfficeChanged(id, version, id, parent);
    }

    private static EmployeeChanged employee(String id, long version, @Nullable String supervisor) {
        return new EmployeeChanged(
                id, version, "Somebody", null, "office", "clerk", supervisor, null, null, null, null, null);
    }
}
