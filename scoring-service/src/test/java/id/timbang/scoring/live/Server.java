package id.timbang.scoring.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Stands in for the server around one response. As servers do, it gives the response's objects to another request once
 * the first has ended, which it tells first: what is written to them after that comes to be in somebody else's answer.
 */
final class Server {

    /** What the server does when something is called, before it does it. */
    interface Hook {
        void before() throws IOException;
    }

    private final List<AsyncListener> listeners = new ArrayList<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final ByteArrayOutputStream othersAnswer = new ByteArrayOutputStream();
    private @Nullable WriteListener writes;
    private volatile boolean othersTurn;
    private volatile boolean ready = true;
    private int completed;
    private int othersCompleted;

    volatile Hook whenWritten = () -> {};
    volatile Hook whenFlushed = () -> {};
    volatile Hook whenCompleted = () -> {};
    volatile Hook whenStarted = () -> {};
    volatile Hook whenListenedTo = () -> {};

    HttpServletRequest request() {
        return new MockHttpServletRequest() {
            @Override
            public AsyncContext startAsync() {
                run(whenStarted);
                return new Async(this);
            }
        };
    }

    HttpServletResponse response() {
        return new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new Out();
            }
        };
    }

    /** The request's own thread has left it, or there is room again. */
    void writePossible() throws IOException {
        ready = true;
        writes().onWritePossible();
    }

    /** The page takes nothing more. */
    void full() {
        ready = false;
    }

    /** How the server tells that a request has ended. */
    enum Telling {
        COMPLETED,
        FAILED_AT_WRITING,
        FAILED,
        TIMED_OUT
    }

    /** Tells that the request has ended, and gives its objects to another. */
    void end(Telling telling) throws IOException {
        AsyncEvent event = new AsyncEvent(new Async(new MockHttpServletRequest()));
        switch (telling) {
            case FAILED_AT_WRITING -> writes().onError(new IOException("connection reset"));
            case COMPLETED -> {
                for (AsyncListener listener : listeners) {
                    listener.onComplete(event);
                }
            }
            case FAILED -> {
                for (AsyncListener listener : listeners) {
                    listener.onError(event);
                }
            }
            case TIMED_OUT -> {
                for (AsyncListener listener : listeners) {
                    listener.onTimeout(event);
                }
            }
        }
        othersTurn = true;
    }

    String answer() {
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** How often the answer was ended. */
    int completed() {
        return completed;
    }

    /** Whatever came to be in the answer to the next request, and how often that one was ended from here. */
    String othersAnswer() {
        return othersAnswer.toString(StandardCharsets.UTF_8) + (othersCompleted == 0 ? "" : " ended");
    }

    private WriteListener writes() {
        if (writes == null) {
            throw new AssertionError("nobody writes without waiting");
        }
        return writes;
    }

    private static void run(Hook hook) {
        try {
            hook.before();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private final class Out extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            run(whenListenedTo);
            writes = listener;
        }

        @Override
        public void write(int one) {
            throw new AssertionError("events are written whole");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            whenWritten.before();
            if (!ready) {
                throw new AssertionError("written although it was not ready");
            }
            (othersTurn ? othersAnswer : answer).write(bytes);
        }

        @Override
        public void flush() throws IOException {
            whenFlushed.before();
            if (othersTurn) {
                othersAnswer.write("flushed".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private final class Async extends MockAsyncContext {

        Async(ServletRequest request) {
            super(request, null);
        }

        @Override
        public void addListener(AsyncListener listener) {
            listeners.add(listener);
        }

        @Override
        public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
            listeners.add(listener);
        }

        @Override
        public void complete() {
            run(whenCompleted);
            if (othersTurn) {
                othersCompleted++;
            } else {
                completed++;
            }
        }
    }
}
