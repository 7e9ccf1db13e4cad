package id.timbang.scoring.live;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page and its line, used by one sender at a time: whoever has something for the page calls {@link #wake}, and where a
 * sender is at it already, that one looks once more.
 */
final class OpenPage {

    private static final Logger log = LoggerFactory.getLogger(OpenPage.class);

    private final LiveClient client;
    private final Executor senders;
    private final Consumer<OpenPage> whenGone;
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile @Nullable LiveLine line;
    private volatile boolean closing;

    OpenPage(LiveClient client, Executor senders, Consumer<OpenPage> whenGone) {
        this.client = client;
        this.senders = senders;
        this.whenGone = whenGone;
    }

    LiveClient client() {
        return client;
    }

    void connect(LiveLine opened) {
        line = opened;
    }

    /** Has what is due sent. */
    void wake() {
        if (wakes.getAndIncrement() == 0) {
            senders.execute(this::send);
        }
    }

    /** Has the answer ended in good order. */
    void close() {
        closing = true;
        wake();
    }

    void gone() {
        whenGone.accept(this);
    }

    private void send() {
        int seen = wakes.get();
        do {
            sendOnce();
            seen = wakes.addAndGet(-seen);
        } while (seen != 0);
    }

    private void sendOnce() {
        LiveLine open = line;
        if (open == null) {
            return;
        }
        try {
            if (closing) {
                open.close();
            } else {
                client.send(open);
            }
        } catch (IOException gone) {
            // The server ends the connection itself: completing it from here, too, is an error by then.
            log.debug("a live page is gone: {}", gone.toString());
            gone();
        } catch (RuntimeException failed) {
            log.warn("a live page is let go, to connect again", failed);
            gone();
            open.close();
        }
    }
}
