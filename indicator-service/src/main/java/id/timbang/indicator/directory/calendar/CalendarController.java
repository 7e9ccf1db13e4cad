package id.timbang.indicator.directory.calendar;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.CalendarChanged;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Page;
import id.timbang.indicator.input.Paging;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.calendar.WorkCalendars;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Outcome;
import java.util.function.LongFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Working days, holidays and office hours, year by year; by them targets are pro-rated. */
@RestController
@RequestMapping("/api/calendars")
class CalendarController {

    private final StateStore<CalendarChanged> store;
    private final WorkCalendars calendars;
    private final CalendarFiles files;

    CalendarController(StateStore<CalendarChanged> store, WorkCalendars calendars, CalendarFiles files) {
        this.store = store;
        this.calendars = calendars;
        this.files = files;
    }

    @PutMapping("/{year}")
    ResponseEntity<CalendarChanged> put(Caller caller, @PathVariable int year, @RequestBody CalendarBody body) {
        Rights.require(Rights.mayChangeCalendars(caller));
        return Answers.of(put(year, body));
    }

    /**
     * Takes over the calendar that comes with the product.
     *
     * @param replace whether to replace a calendar that is there and says something else
     */
    @PostMapping("/{year}/load")
    ResponseEntity<CalendarChanged> load(
            Caller caller, @PathVariable int year, @RequestParam(defaultValue = "false") boolean replace) {
        Rights.require(Rights.mayChangeCalendars(caller));
        CalendarBody file = files.find(year)
                .orElseThrow(() -> Problem.notFound(
                        "no-calendar-file",
                        "No calendar of " + year + " comes with the product; enter it by PUT /api/calendars/" + year
                                + "."));
        CalendarChanged present = store.find(key(year)).orElse(null);
        if (present != null && !replace && !present.equals(checked(year, file).apply(present.version()))) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "calendar-there",
                    "There is a calendar of " + year
                            + " that says something else; load with ?replace=true to lose it.");
        }
        return Answers.of(put(year, file));
    }

    private Outcome<CalendarChanged> put(int year, CalendarBody body) {
        Outcome<CalendarChanged> outcome = store.put(key(year), checked(year, body));
        calendars.apply(outcome.state());
        return outcome;
    }

    private static LongFunction<CalendarChanged> checked(int year, CalendarBody body) {
        FieldErrors errors = new FieldErrors();
        var wanted = body.checked(year, errors);
        Answers.refuse(errors);
        return wanted;
    }

    @GetMapping("/{year}")
    CalendarChanged get(Caller caller, @PathVariable int year) {
        Rights.require(Rights.mayReadCalendars(caller));
        return store.find(key(year))
                .orElseThrow(() -> Problem.notFound(
                        "unknown-calendar",
                        "There is no calendar of " + year + "; until there is one, Monday to Friday are worked."));
    }

    @GetMapping
    Page<CalendarChanged> list(
            Caller caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        Paging paging = new Paging(page, size);
        Rights.require(Rights.mayReadCalendars(caller));
        return paging.of(store.find(Filters.empty(), paging.skip(), paging.size()), store.count(Filters.empty()));
    }

    private static String key(int year) {
        return "calendar/" + year;
    }
}
