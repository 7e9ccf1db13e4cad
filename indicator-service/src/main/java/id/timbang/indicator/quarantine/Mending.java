package id.timbang.indicator.quarantine;

import id.timbang.contracts.EventJson;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of an entry the observation it shall be. What is bound to be refused is found here and not sent in: it would be
 * put aside once more.
 */
@Component
final class Mending {

    private final Employees employees;
    private final Indicators indicators;
    private final Rights rights;

    Mending(Employees employees, Indicators indicators, Rights rights) {
        this.employees = employees;
        this.indicators = indicators;
        this.rights = rights;
    }

    /** What came of it: one of the two. */
    record Outcome(
            @Nullable ObservationInput observation,
            @Nullable Refused refused) {}

    Outcome mend(Caller caller, Entry entry, Mend mend) {
        if (!(observation(entry) instanceof ObjectNode told)) {
            return refused("unreadable-payload", "what was kept of it is no observation; dismiss it");
        }
        List<String> meant = whose(entry, told, mend);
        if (meant.size() > 1) {
            return refused(
                    "ambiguous-nip", meant.size() + " employees have the NIP it was told with; mend the directory");
        }
        // Before anything is looked up that the answer could give away.
        if (mend.employeeId() != null && !caller.managesAll() && !rights.managesEmployee(caller, mend.employeeId())) {
            return new Outcome(null, Refused.notYours());
        }
        if (meant.isEmpty() || !employees.isKnown(meant.get(0))) {
            return refused("unknown-employee", nobody(entry, meant));
        }
        told.put("employeeId", meant.get(0));
        if (mend.indicator() != null) {
            told.put("indicator", mend.indicator());
        }
        String indicator = told.path("indicator").asString("");
        if (indicators.find(indicator).isEmpty()) {
            return refused(
                    "unknown-indicator",
                    "the catalogue has no indicator '" + Texts.shown(indicator)
                            + "'; add it, or say which indicator is meant");
        }
        return new Outcome(EventJson.mapper().treeToValue(told, ObservationInput.class), null);
    }

    /** Whose work it is, by what was mended, by the id it was told with, by the number that the directory may know now. */
    private List<String> whose(Entry entry, ObjectNode told, Mend mend) {
        if (mend.employeeId() != null) {
            return List.of(mend.employeeId());
        }
        JsonNode id = told.path("employeeId");
        boolean known = id.isString() && employees.isKnown(id.asString());
        if (!known && entry.person() != null) {
            return employees.withPerson(entry.person());
        }
        return id.isString() ? List.of(id.asString()) : List.of();
    }

    private static String nobody(Entry entry, List<String> meant) {
        return meant.isEmpty() && entry.person() != null
                ? "the directory still has nobody with the NIP it was told with; add the NIP to an employee, or say whose"
                        + " work it is"
                : "the directory has no employee"
                        + (meant.isEmpty() ? "" : " '" + Texts.shown(meant.get(0)) + "'")
                        + "; add the employee, or say whose work it is";
    }

    private static Outcome refused(String code, String detail) {
        return new Outcome(null, Refused.still(code, detail));
    }

    /** What was kept, which may be the whole event. */
    private static @Nullable JsonNode observation(Entry entry) {
        if (entry.payload() == null || entry.base64()) {
            return null;
        }
        try {
            JsonNode kept = EventJson.mapper().readTree(entry.payload());
            return kept.path("specversion").isString() ? kept.get("data") : kept;
        } catch (JacksonException noJson) {
            return null;
        }
    }
}
