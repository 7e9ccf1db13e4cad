package id.timbang.scoring.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A response that stays open and is written without waiting (Servlet 3.1 non-blocking output): no thread stands by a
 * page that reads slowly, and what the server holds for it is what was written last. It is used by one thread at a time.
 *
 * <p>The server gives the response's objects to another request once this one has ended, which it tells first. So its
 * telling and our writing exclude each other: what is written here can never come to be in somebody else's answer.
 */
final class ServletLine implements LiveLine, WriteListener, AsyncListener {

    private static final Logger log = LoggerFactory.getLogger(ServletLine.class);

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Runnable whenReady;
    private final Runnable whenGone;
    private boolean open;
    private boolean ended;
    private boolean unflushed;

    private ServletLine(AsyncContext async, ServletOutputStream out, Runnable whenReady, Runnable whenGone) {
        this.async = async;
        this.out = out;
        this.whenReady = whenReady;
        this.whenGone = whenGone;
    }

    /**
     * Leaves the request open.
     *
     * @param whenReady is run when something can be written, at first and again
     * @param whenGone  is run when the page is gone or the answer has ended
     */
    static ServletLine open(
            HttpServletRequest request, HttpServletResponse response, Runnable whenReady, Runnable whenGone)
            throws IOException {
        AsyncContext async = request.startAsync();
        // It ends with the token, by whoever opened it.
        async.setTimeout(0);
        ServletOutputStream out = response.getOutputStream();
        ServletLine line = new ServletLine(async, out, whenReady, whenGone);
        async.addListener(line);
        out.setWriteListener(line);
        return line;
    }

    @Override
    public synchronized boolean isReady() throws IOException {
        if (!open || !out.isReady()) {
            return false;
        }
        if (unflushed) {
            unflushed = false;
            out.flush();
            return out.isReady();
        }
        return true;
    }

    @Override
    public synchronized void write(byte[] bytes) throws IOException {
        if (open) {
            out.write(bytes);
            unflushed = true;
        }
    }

    @Override
    public synchronized void close() {
        if (open) {
            ended = true;
            open = false;
            try {
                async.complete();
            } catch (IllegalStateException already) {
                log.debug("a live page had ended already: {}", already.toString());
            }
        }
    }

    /** The server says so first when the request's own thread has left it, and nobody else writes to it any more. */
    @Override
    public void onWritePossible() {
        synchronized (this) {
            open = !ended;
        }
        whenReady.run();
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    /** Ended here, or else the server would look for a page that tells the error to a client that is gone. */
    @Override
    public void onError(AsyncEvent event) {
        end();
        event.getAsyncContext().complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it anew.
    }

    private void end() {
        synchronized (this) {
            ended = true;
            open = false;
        }
        whenGone.run();
    }
}
