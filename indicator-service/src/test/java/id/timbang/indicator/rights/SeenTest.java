package id.timbang.indicator.rights;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService.Answer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What lists have, and how much of a person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeenTest {

    private World world;

    @BeforeAll
    void make() {
        world = World.make();
    }

    @ParameterizedTest
    @CsvSource({
        "employee,           /api/employees,               budi",
        "employee,           /api/employees?office={asem}, budi",
        "employee,           /api/employees?office={kota}, budi",
        "employee,           /api/employees?office={gub},  ''",
        "supervisor,         /api/employees,               budi wulan",
        "supervisor,         /api/employees?office={asem}, budi wulan",
        "supervisor,         /api/employees?office={gub},  ''",
        "manager,            /api/employees,               budi sari tono wulan",
        "manager,            /api/employees?office={asem}, budi tono wulan",
        "manager,            /api/employees?office={gub},  sari",
        "reviewer,           /api/employees,               ''",
        "manager of nothing, /api/employees,               ''",
        "auditor,            /api/employees?office={asem}, budi tono wulan",
        "auditor,            /api/employees?office={port}, hugo",
        "operator,           /api/employees?office={kota}, budi sari tono wulan",
        "operator,           /api/employees?office={port}, hugo",
        "employee,           /api/offices,                 asem gub kota",
        "supervisor,         /api/offices,                 asem gub kota",
        "manager,            /api/offices,                 asem gub kota",
        "reviewer,           /api/offices,                 ''",
        "manager of nothing, /api/offices,                 ''",
    })
    void a_list_has_those_whom_the_caller_may_see_and_counts_no_others(String caller, String path, String names) {
        Answer whole = world.get(caller, path);

        assertThat(names(whole)).isEqualTo(names);
        int total = names.isEmpty() ? 0 : names.split(" ").length;
        assertThat(whole.body().at("/total").intValue()).isEqualTo(total);
        Answer second = world.get(caller, path + (path.contains("?") ? "&" : "?") + "page=1&size=1");
        assertThat(names(second)).isEqualTo(total < 2 ? "" : names.split(" ")[1]);
        assertThat(second.body().at("/total").intValue()).isEqualTo(total);
    }

    @Test
    void who_sees_all_is_listed_all() {
        for (String caller : List.of("auditor", "operator")) {
            int offices =
                    world.get(caller, "/api/offices?size=1").body().at("/total").intValue();
            int people = world.get(caller, "/api/employees?size=1")
                    .body()
                    .at("/total")
                    .intValue();

            assertThat(offices).isGreaterThanOrEqualTo(4);
            assertThat(people).isGreaterThanOrEqualTo(5);
            assertThat(names(world.get(caller, "/api/employees?size=500"))).contains("hugo");
            assertThat(names(world.get(caller, "/api/offices?size=500"))).contains("port");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "employee,   budi,  true",
        "supervisor, wulan, true",
        "supervisor, budi,  false",
        "manager,    budi,  true",
        "auditor,    budi,  true",
        "operator,   budi,  true",
    })
    void supervision_needs_no_nip_sex_or_birth_date(String caller, String whom, boolean whole) {
        JsonNode single = world.get(caller, "/api/employees/{" + whom + "}").body();
        JsonNode listed = listed(world.get(caller, "/api/employees?office={asem}"), whom);

        assertThat(listed).isEqualTo(single);
        for (String field : List.of("nip", "sex", "birthDate")) {
            assertThat(single.path(field).isNull()).as(field).isEqualTo(!whole);
        }
        assertThat(single.path("name").isNull()).isFalse();
        assertThat(single.path("position").isNull()).isFalse();
    }

    private JsonNode listed(Answer list, String name) {
        return list.body()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("employeeId").asString().equals(world.id(name)))
                .findFirst()
                .orElseThrow();
    }

    /** Of this run's. */
    private String names(Answer list) {
        assertThat(list.status()).as(list.body().toString()).isEqualTo(200);
        return list.body()
                .at("/items")
                .valueStream()
                .map(item -> item.path(item.has("employeeId") ? "employeeId" : "officeId")
                        .asString())
                .filter(id -> id.endsWith(world.run()))
                .map(world::name)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
