package id.timbang.scoring.explanation;

import id.timbang.contracts.LocalizedText;

/**
 * A rule of scoring in words.
 *
 * @param verified whether the text of its source was seen; one that was not is a setting, and told as such
 */
public record Rule(Key key, LocalizedText title, LocalizedText text, LocalizedText source, boolean verified) {

    /** What there are rules on, in the order in which they are told. */
    public enum Key {
        FACTS(true),
        ACHIEVEMENT(true),
        RANGE(true),
        CAP(false),
        SCORE(true),
        EVIDENCE(true),
        PERIODS(true),
        PRORATING(true),
        ASSIGNMENTS(true),
        RATINGS(false),
        PREDICATE(false),
        BANDS(false),
        PEERS(true),
        FLAGS(true),
        CORRECTIONS(true),
        SURVEY(true),
        PERSON(true),
        OBJECTION(true);

        private final boolean verified;

        Key(boolean verified) {
            this.verified = verified;
        }
    }

    static Rule of(Key key) {
        String name = "rule." + key;
        return new Rule(
                key, Words.say(name + ".title"), Words.say(name + ".text"), Words.say(name + ".source"), key.verified);
    }
}
