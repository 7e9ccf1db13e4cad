package id.timbang.contracts;

/** Who has looked at what. */
public sealed interface AccessEvent extends Event permits ScoreAccessed {

    @Override
    default String eventSource() {
        return "timbang/access";
    }
}
