package id.timbang.indicator.observation;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.facts.Content;
import id.timbang.indicator.facts.Fact;
import id.timbang.indicator.facts.KnownFacts;
import id.timbang.indicator.observation.ObservationIntake.Rejection;
import id.timbang.indicator.observation.Verdict.Accepted;
import id.timbang.indicator.observation.Verdict.Duplicate;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a sound fact is new. What has been corrected may be told again as it was first, by a source that knows of no
 * correction: that is a duplicate. What has been corrected or taken back before it was told is new when it is told.
 */
final class ToldBefore {

    private final KnownFacts facts;
    private final PutAside aside;
    private final Rights rights;

    ToldBefore(KnownFacts facts, PutAside aside, Rights rights) {
        this.facts = facts;
        this.aside = aside;
        this.rights = rights;
    }

    Verdict judge(Caller caller, ObservationInput input, Accepted accepted) {
        ObservationRecorded fact = accepted.observation();
        Fact known = facts.find(fact.source(), fact.id()).orElse(null);
        if (known == null || !known.isTold()) {
            return new Accepted(fact, known);
        }
        Content content = Content.of(fact);
        return known.says(content)
                ? new Duplicate()
                : aside.of(input, Rejection.CONFLICT, conflict(caller, known, fact, content));
    }

    private String conflict(Caller caller, Fact known, ObservationRecorded fact, Content content) {
        return "the source '" + fact.source() + "' has told this id before, with other content"
                + differences(caller, known, fact, content)
                + "; where it was wrong then, send a correction, where these are two facts, give this one an id of its own."
                + " It is kept in quarantine";
    }

    /** Nothing of a fact about somebody whom the caller may not tell facts of. */
    private String differences(Caller caller, Fact known, ObservationRecorded fact, Content content) {
        Content latest = known.latest();
        if (latest == null
                || !Rights.mayTellAboutAnybody(caller, fact.source())
                        && !rights.managesEmployee(caller, known.employeeId())) {
            return "";
        }
        List<String> differing = new ArrayList<>();
        if (!known.employeeId().equals(fact.employeeId())) {
            differing.add("employeeId");
        }
        differing.addAll(content.differences(latest));
        return differing.isEmpty() ? "" : " (" + String.join(", ", differing) + ")";
    }
}
