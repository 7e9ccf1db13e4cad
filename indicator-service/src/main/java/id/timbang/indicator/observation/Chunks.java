package id.timbang.indicator.observation;

import id.timbang.indicator.observation.ObservationIntake.Result;
import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.ReadItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gathers observations and hands them in, some at a time: however many there are, no more than a chunk is held. A chunk
 * is full by number, or by size, for an observation may be large.
 */
final class Chunks implements Consumer<ReadItem> {

    static final int MOST_ITEMS = 1000;
    private static final long LARGEST = 1 << 20;

    private final Function<List<Item>, Result> intake;
    private final IntakeTally tally;
    private final List<ReadItem> held = new ArrayList<>();
    private long size;
    private boolean failed;

    /** @param intake answers when the good ones are durable */
    Chunks(Function<List<Item>, Result> intake, IntakeTally tally) {
        this.intake = intake;
        this.tally = tally;
    }

    @Override
    public void accept(ReadItem read) {
        held.add(read);
        size += read.size();
        if (held.size() == MOST_ITEMS || size >= LARGEST) {
            handIn();
        }
    }

    /** Hands in what is left; nothing where a chunk before was not taken. */
    void handIn() {
        if (held.isEmpty() || failed) {
            return;
        }
        failed = true;
        Result result = intake.apply(held.stream().map(ReadItem::item).toList());
        failed = false;
        tally.add(held, result);
        held.clear();
        size = 0;
    }
}
