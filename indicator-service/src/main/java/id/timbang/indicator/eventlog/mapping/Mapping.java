package id.timbang.indicator.eventlog.mapping;

import id.timbang.indicator.eventlog.reading.LogLayout;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a log are which observations, as a YAML file says it:
 *
 * <pre>{@code
 * source: receipt-log              # source and id together name an observation
 * case: concept:name               # case attribute that names the case (this is the default)
 * employee: org:resource           # event attribute that names who did it (default)
 * employeeId: '"p-" + event["org:resource"]'   # CEL, where that is not the employee id itself
 * time: time:timestamp             # event attribute that tells when (default)
 * zone: Europe/Amsterdam           # of times that have no offset; without it they are rejected
 * types: {amount: decimal, case:urgent: boolean}   # text, integer, decimal, boolean, timestamp
 * csv:                             # for CSV only
 *   separator: ";"                 # default ","
 *   encoding: windows-1252         # default UTF-8
 *   columns: {Case ID: case:concept:name, Who: org:resource}
 * ignore:
 *   - reason: not a person
 *     employees: [admin1, TEST]    # or when: CEL
 * observations:
 *   - indicator: confirmation-time
 *     when: event["concept:name"] == "T05 Print and send confirmation of receipt"
 *     value: hours(case.startdate, event["time:timestamp"])
 *   - indicator: correction-rate
 *     when: event["concept:name"] == "Confirmation of receipt"
 *     numerator: 'later.exists(e, e["concept:name"] == "T03 Adjust confirmation of receipt") ? 1 : 0'
 *     denominator: 1
 *     attributes: {channel: case.channel}
 * }</pre>
 *
 * <p>An attribute's value is a time where it is written as one with an offset (or {@code zone} is given), what
 * {@code types} says, else a text, in XES and CSV alike. An attribute that is empty is absent:
 * {@code has(case.enddate)}.
 *
 * <p>An observation's id is by default {@code case/instance/indicator}, with the event's {@code concept:instance}, or
 * where it has none its place among the case's events in the order of time, from 0; so the same log gives the same ids
 * however often and in whatever format it comes. Events of one time keep the order of the log.
 */
public record Mapping(
        String source,
        LogLayout layout,
        String employee,
        String time,
        @Nullable ZoneId zone,
        Map<String, ValueType> types,
        @Nullable Expression employeeId,
        List<IgnoreRule> ignored,
        List<ObservationRule> rules) {

    public Mapping {
        types = Map.copyOf(types);
        ignored = List.copyOf(ignored);
        rules = List.copyOf(rules);
    }

    /**
     * Reads a mapping and compiles its expressions.
     *
     * @throws id.timbang.kit.problem.Problem where it will not do, with line and column and what was expected
     */
    public static Mapping read(String yaml) {
        return new MappingReader(yaml).read();
    }
}
