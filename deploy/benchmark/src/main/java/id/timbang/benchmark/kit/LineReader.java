package id.timbang.benchmark.kit;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Hands on lines as they come, without bound. */
final class LineReader implements Flow.Subscriber<String> {

    private final Consumer<String> lines;

    LineReader(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.accept(line);
    }

    /** Whoever opened the stream learns it from the answer's future. */
    @Override
    public void onError(Throwable ended) {}

    @Override
    public void onComplete() {}
}
