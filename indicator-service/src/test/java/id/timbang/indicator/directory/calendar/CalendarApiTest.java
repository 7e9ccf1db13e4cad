package id.timbang.indicator.directory.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.kit.calendar.WorkCalendars;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars over HTTP; each test has a year of its own. */
class CalendarApiTest {

    private static final AtomicInteger YEARS = new AtomicInteger(2100);
    private static final String HOLIDAY = "{'day':'YEAR-08-17','name':{'id':'Proklamasi','en':'Independence'}}";
    private static final String CALENDAR = "{'workingDays':['FRIDAY','MONDAY'],'holidays':[" + HOLIDAY
            + "],'officeHours':{'from':'07:30','to':'16:00'}}";

    private final RunningService service = RunningService.shared();
    private final int year = YEARS.incrementAndGet();

    @Test
    void a_calendar_is_created_changed_and_left_alone_and_each_change_is_told() {
        Answer created = put(CALENDAR);
        Answer same = service.put("/api/calendars/" + year, created.body().toString());
        Answer changed = put(CALENDAR.replace("07:30", "08:00"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(same.body()).isEqualTo(created.body());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(service.get("/api/calendars/" + year).body()).isEqualTo(changed.body());
        assertThat(changed.text("/workingDays/0")).isEqualTo("MONDAY");
        assertThat(changed.text("/officeHours/from")).isEqualTo("08:00");
        assertThat(Log.of(Topic.DIRECTORY))
                .filteredOn(told -> told.key().equals("calendar/" + year))
                .hasSize(2);
        assertThat(service.get("/api/calendars?size=500").body().at("/items").toString())
                .contains(created.text("/holidays/0/day"));
    }

    @Test
    void the_service_reckons_by_it_at_once() {
        WorkCalendars calendars = service.bean(WorkCalendars.class);
        LocalDate independence = LocalDate.of(year, 8, 17);

        put(CALENDAR.replace("'FRIDAY','MONDAY'", "'" + independence.getDayOfWeek() + "'"));

        assertThat(calendars.isWorkingDay(independence)).isFalse();
        assertThat(calendars.isWorkingDay(independence.plusDays(7))).isTrue();
        assertThat(calendars.isWorkingDay(independence.plusDays(8))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "workingDays       | {'holidays':[]}",
                "workingDays       | {'workingDays':[],'holidays':[]}",
                "workingDays[1]    | {'workingDays':['MONDAY',null],'holidays':[]}",
                "workingDays[1]    | {'workingDays':['MONDAY','MONDAY'],'holidays':[]}",
                "holidays          | {'workingDays':['MONDAY']}",
                "holidays[0]       | {'workingDays':['MONDAY'],'holidays':[null]}",
                "holidays[0].day   | {'workingDays':['MONDAY'],'holidays':[{'name':{'id':'x','en':'x'}}]}",
                "holidays[0].day   | {'workingDays':['MONDAY'],'holidays':[{'day':'1999-01-01','name':{'id':'x','en':'x'}}]}",
                "holidays[0].name  | {'workingDays':['MONDAY'],'holidays':[{'day':'YEAR-01-01'}]}",
                "holidays[0].name.en | {'workingDays':['MONDAY'],'holidays':[{'day':'YEAR-01-01','name':{'id':'x'}}]}",
                "holidays[1].day   | {'workingDays':['MONDAY'],'holidays':[HOLIDAY,HOLIDAY]}",
                "officeHours.to    | {'workingDays':['MONDAY'],'holidays':[],'officeHours':{'from':'16:00','to':'16:00'}}",
                "officeHours.to    | {'workingDays':['MONDAY'],'holidays':[],'officeHours':{'from':'07:30'}}",
                "officeHours.from  | {'workingDays':['MONDAY'],'holidays':[],'officeHours':{'from':'7.30','to':'16:00'}}",
                "officeHours.from  | {'workingDays':['MONDAY'],'holidays':[],'officeHours':{'from':'25:00','to':'26:00'}}",
                "year              | {'workingDays':['MONDAY'],'holidays':[],'year':2000}",
            })
    void what_will_not_do_is_named(String field, String json) {
        Answer refused = put(json.replace("HOLIDAY", HOLIDAY));

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
        assertThat(service.get("/api/calendars/" + year).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"1999, 400", "2200, 400", "-1, 400", "x, 400", "99999999999, 400"})
    void a_year_that_is_none_is_refused(String wrong, int status) {
        assertThat(service.put("/api/calendars/" + wrong, "{\"workingDays\":[\"MONDAY\"],\"holidays\":[]}")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void more_holidays_than_days_are_refused() {
        String many = (HOLIDAY + ",").repeat(400);

        assertThat(put("{'workingDays':['MONDAY'],'holidays':[" + many.substring(0, many.length() - 1) + "]}")
                        .text("/errors/0/detail"))
                .contains("366");
    }

    @ParameterizedTest
    @ValueSource(ints = {2026, 2027})
    void what_comes_with_the_product_can_be_loaded_and_has_easter_where_it_is_reckoned(int loaded) {
        Answer first = service.post("/api/calendars/" + loaded + "/load", "");
        Answer again = service.post("/api/calendars/" + loaded + "/load", "");

        assertThat(first.status()).isIn(200, 201);
        assertThat(again.body()).isEqualTo(first.body());
        String days = first.body().at("/holidays").toString();
        LocalDate easter = easter(loaded);
        assertThat(days)
                .contains(easter.toString())
                .contains(easter.minusDays(2).toString())
                .contains(easter.plus(39, ChronoUnit.DAYS).toString())
                .contains(
                        loaded + "-01-01", loaded + "-05-01", loaded + "-06-01", loaded + "-08-17", loaded + "-12-25");
    }

    @Test
    void of_2026_the_decree_has_17_holidays_and_8_days_of_collective_leave() {
        Answer loaded = service.post("/api/calendars/2026/load?replace=true", "");

        assertThat(loaded.body().at("/holidays")).hasSize(25);
        assertThat(loaded.body().at("/holidays").valueStream().filter(holiday -> holiday.at("/name/id")
                        .asString()
                        .startsWith("Cuti bersama")))
                .hasSize(8);
    }

    @Test
    void a_calendar_that_was_changed_is_not_lost_by_loading() {
        service.post("/api/calendars/2027/load?replace=true", "");
        Answer edited = service.put(
                "/api/calendars/2027", CALENDAR.replace("YEAR", "2027").replace('\'', '"'));

        Answer refused = service.post("/api/calendars/2027/load", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(service.get("/api/calendars/2027").body()).isEqualTo(edited.body());
        assertThat(service.post("/api/calendars/2027/load?replace=true", "")
                        .body()
                        .at("/holidays"))
                .hasSize(17);
        assertThat(service.post("/api/calendars/2031/load", "").text("/code")).isEqualTo("no-calendar-file");
    }

    /** By the anonymous Gregorian rule. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int months = h + l - 7 * m + 114;
        return LocalDate.of(year, months / 31, months % 31 + 1);
    }

    private Answer put(String json) {
        return service.put(
                "/api/calendars/" + year, json.replace("YEAR", "" + year).replace('\'', '"'));
    }
}
