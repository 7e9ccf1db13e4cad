package id.timbang.indicator.quarantine;

import com.mongodb.client.model.Filters;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.quarantine.QuarantineStore.Group;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Counts what is open. */
@Component
final class Summaries {

    private static final int MOST_COUNTS = 500;
    private static final int MOST_GROUPS = 100;
    private static final String UNKNOWN_INDICATOR = "unknown-indicator";

    private final QuarantineStore store;
    private final Employees employees;
    private final Indicators indicators;

    Summaries(QuarantineStore store, Employees employees, Indicators indicators) {
        this.store = store;
        this.employees = employees;
        this.indicators = indicators;
    }

    Summary of(Scope scope) {
        Bson open = EntryFilter.OPEN.within(scope);
        Bson persons = Filters.and(open, Filters.ne("person", null));
        Bson unknown = Filters.and(open, Filters.eq("reason", UNKNOWN_INDICATOR), Filters.ne("indicator", null));
        return new Summary(
                store.count(open),
                store.groups(open, MOST_COUNTS, "source", "reason").stream()
                        .map(group -> new Summary.Count(
                                text(group, "source"),
                                text(group, "reason"),
                                group.count(),
                                group.firstSeen(),
                                group.lastSeen()))
                        .toList(),
                store.groups(persons, MOST_GROUPS, "person", "source").stream()
                        .map(this::person)
                        .toList(),
                store.groups(unknown, MOST_GROUPS, "indicator", "source").stream()
                        .map(this::indicator)
                        .toList());
    }

    private Summary.PersonGroup person(Group group) {
        String person = text(group, "person");
        List<String> knownAs = employees.withPerson(person);
        return new Summary.PersonGroup(
                person, text(group, "source"), group.count(), group.firstSeen(), group.lastSeen(), knownAs);
    }

    private Summary.IndicatorGroup indicator(Group group) {
        String indicator = text(group, "indicator");
        boolean known = indicators.find(indicator).isPresent();
        return new Summary.IndicatorGroup(
                indicator, text(group, "source"), group.count(), group.firstSeen(), group.lastSeen(), known);
    }

    private static String text(Group group, String field) {
        return group.values().getString(field);
    }
}
