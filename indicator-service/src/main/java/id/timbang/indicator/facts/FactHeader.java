package id.timbang.indicator.facts;

import org.apache.kafka.common.header.Header;

/** A mark beside the record it is of; whoever has made it need not read it again. */
final class FactHeader implements Header {

    private final FactMark mark;

    /** Kept, for the producer asks several times. */
    private final byte[] bytes;

    FactHeader(FactMark mark) {
        this.mark = mark;
        this.bytes = mark.toHeader();
    }

    FactMark mark() {
        return mark;
    }

    @Override
    public String key() {
        return FactMark.HEADER;
    }

    @Override
    public byte[] value() {
        return bytes;
    }
}
