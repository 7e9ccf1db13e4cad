package id.timbang.indicator.observation.form;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Parsers for what comes from outside. */
final class Json {

    /** What is parsed is limited in size already, so a long number or name is one item's fault and not the body's. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNestingDepth(50)
                    .build())
            // With the names kept, bytes are read as such, and what is no UTF-8 is refused; without, it would be
            // replaced.
            // The table of names is bounded: one of more than some thousand is thrown away.
            .enable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private Json() {}

    static JsonParser parser(byte[] json, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), json, 0, length);
    }
}
