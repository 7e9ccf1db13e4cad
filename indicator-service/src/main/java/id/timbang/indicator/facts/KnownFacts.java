package id.timbang.indicator.facts;

import java.util.Optional;

/** Which facts have been told, for whoever takes in more. */
@FunctionalInterface
public interface KnownFacts {

    /**
     * What is known of a fact; none where it has been neither told nor corrected nor taken back.
     *
     * @throws id.timbang.kit.problem.Problem a 503 while that is being read from the log anew
     */
    Optional<Fact> find(String source, String id);
}
