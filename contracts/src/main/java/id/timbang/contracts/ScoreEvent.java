package id.timbang.contracts;

/** What the scoring service says of an employee. */
public sealed interface ScoreEvent extends Event permits ScoreChanged, ScoreSeen {

    @Override
    default String eventSource() {
        return "timbang/scoring-service";
    }
}
