package id.timbang.indicator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import id.timbang.kit.directory.Directory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryViewTest {

    private final DirectoryView view = new DirectoryView(new Directory(), new PersonDigest("k".repeat(32)));

    @Test
    void the_highest_version_stays_whatever_order_they_come_in() {
        view.apply(employee("e", 2, "222222222222222222"));
        view.apply(employee("e", 1, "111111111111111111"));
        view.apply(new OfficeChanged("o", 2, "O", "top"));
        view.apply(new OfficeChanged("o", 1, "O", null));

        assertThat(view.withNip("222222222222222222")).containsExactly("e");
        assertThat(view.withNip("111111111111111111")).isEmpty();
        assertThat(view.withAllBelow("top")).contains("o");
    }

    @Test
    void a_nip_that_two_have_names_both() {
        view.apply(employee("a", 1, "111111111111111111"));
        view.apply(employee("b", 1, "111111111111111111"));

        assertThat(view.withNip("111111111111111111")).containsExactlyInAnyOrder("a", "b");

        view.apply(employee("a", 2, null));

        assertThat(view.withNip("111111111111111111")).containsExactly("b");
    }

    @Test
    void who_has_a_nip_is_found_by_what_stands_for_it_as_long_as_somebody_has_it() {
        String person = view.person("111111111111111111");
        assertThat(view.withPerson(person)).isEmpty();

        view.apply(employee("a", 1, "111111111111111111"));
        view.apply(employee("b", 1, "111111111111111111"));
        assertThat(view.withPerson(person)).containsExactlyInAnyOrder("a", "b");
        assertThat(view.officeOf("a")).contains("o");

        view.apply(employee("a", 2, "222222222222222222"));
        assertThat(view.withPerson(person)).containsExactly("b");
        view.apply(employee("b", 2, null));
        assertThat(view.withPerson(person)).isEmpty();
        assertThat(view.withPerson(view.person("222222222222222222"))).containsExactly("a");
    }

    @Test
    void a_circle_of_offices_is_no_endless_way() {
        view.apply(new OfficeChanged("a", 1, "A", "b"));
        view.apply(new OfficeChanged("b", 1, "B", "a"));
        view.apply(new OfficeChanged("c", 1, "C", "b"));

        assertThat(view.withAllBelow("a")).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(view.withAllBelow("c")).containsExactly("c");
    }

    private static EmployeeChanged employee(String id, long version, @Nullable String nip) {
        return new EmployeeChanged(id, version, "x", nip, "o", "p", null, null, null, null, null, null);
    }
}
