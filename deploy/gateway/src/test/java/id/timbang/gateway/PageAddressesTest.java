package id.timbang.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "/, /index.html",
        "/offices/asemrowo, /pages/office.html",
        "/offices/asemrowo/, /pages/office.html",
        "/employees/e-0001, /pages/employee.html",
        "/catalogue, /pages/catalogue.html",
        "/catalogue/scorecards/registration-officer, /pages/catalogue.html",
        "/catalogue/indicators/error-rate/, /pages/catalogue.html",
        "/catalogue/new/scorecard, /pages/catalogue.html",
        "/how-scores-are-computed, /pages/method.html",
        "/quarantine, /pages/quarantine.html",
        "/quarantine/, /pages/quarantine.html",
    })
    void an_address_people_see_is_answered_by_its_page(String address, String file) {
        assertThat(PageAddresses.fileOf(address)).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "/offices",
        "/offices/",
        "/offices/a/b",
        "/catalogue/a",
        "/catalogue/scorecards",
        "/quarantine/a",
        "/api/offices/asemrowo",
        "/assets/js/office.js"
    })
    void any_other_path_stays_as_it_is(String path) {
        assertThat(PageAddresses.fileOf(path)).isEqualTo(path);
    }
}
