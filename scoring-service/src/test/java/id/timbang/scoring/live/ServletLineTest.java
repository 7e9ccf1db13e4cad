package id.timbang.scoring.live;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.scoring.live.Server.Hook;
import id.timbang.scoring.live.Server.Telling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A response is written only while it is the page's own, whenever the server takes it back. */
@Timeout(30)
class ServletLineTest {

    private static final byte[] FIRST = "first".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECOND = "second".getBytes(StandardCharsets.UTF_8);

    private final Server server = new Server();
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();

    /** What a sender may be at when the server ends the request. */
    private enum Sending {
        WRITING {
            @Override
            void hook(Server server, Hook hook) {
                server.whenWritten = hook;
            }

            @Override
            void send(ServletLine line) throws IOException {
                line.write(SECOND);
            }
        },
        FLUSHING {
            @Override
            void hook(Server server, Hook hook) {
                server.whenFlushed = hook;
            }

            @Override
            void send(ServletLine line) throws IOException {
                line.isReady();
            }
        },
        ENDING {
            @Override
            void hook(Server server, Hook hook) {
                server.whenCompleted = hook;
            }

            @Override
            void send(ServletLine line) {
                line.close();
            }
        };

        abstract void hook(Server server, Hook hook);

        abstract void send(ServletLine line) throws IOException;
    }

    private static Stream<Arguments> atOnce() {
        return Arrays.stream(Sending.values())
                .flatMap(sending -> Stream.of(Telling.values()).map(telling -> Arguments.of(sending, telling)));
    }

    /**
     * A sender has got as far as the response when the server's thread comes to tell that the request has ended. The
     * sender goes on only when that thread either waits for it, or has gone on to the next request.
     */
    @ParameterizedTest
    @MethodSource("atOnce")
    void what_a_sender_is_at_when_the_request_ends_never_reaches_somebody_elses_answer(Sending sending, Telling telling)
            throws Exception {
        ServletLine line = open();
        server.writePossible();
        line.write(FIRST);
        Thread ending = new Thread(() -> end(telling));
        sending.hook(server, () -> {
            // Ending the request is told by ending it, too: that is not another sender.
            if (Thread.currentThread() != ending) {
                ending.start();
                while (ending.isAlive() && ending.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
            }
        });

        sending.send(line);
        ending.join();

        assertThat(server.othersAnswer()).isEmpty();
        assertThat(server.answer()).startsWith("first");
        assertThat(gone).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void once_the_request_has_ended_nothing_is_written_flushed_or_ended(Telling telling) throws Exception {
        ServletLine line = open();
        server.writePossible();
        line.write(FIRST);
        server.end(telling);

        assertThat(line.isReady()).isFalse();
        line.write(SECOND);
        line.close();

        assertThat(server.othersAnswer()).isEmpty();
        assertThat(server.answer()).isEqualTo("first");
    }

    @Test
    void a_request_that_ended_before_its_own_thread_left_it_is_never_written() throws Exception {
        ServletLine line = open();
        server.end(Telling.FAILED_AT_WRITING);
        server.writePossible();

        assertThat(line.isReady()).isFalse();
        line.write(FIRST);
        assertThat(server.answer() + server.othersAnswer()).isEmpty();
    }

    @Test
    void nothing_is_written_before_the_requests_own_thread_has_left_it() throws Exception {
        ServletLine line = open();
        assertThat(line.isReady()).isFalse();
        assertThat(ready).hasValue(0);

        server.writePossible();
        assertThat(line.isReady()).isTrue();
        assertThat(ready).hasValue(1);
    }

    /** The server may have noticed that there is room again just before it learns of the end. */
    @Test
    void an_answer_is_ended_once_and_stays_ended_though_there_is_room_again() throws Exception {
        ServletLine line = open();
        server.writePossible();
        server.full();
        line.close();
        server.writePossible();

        assertThat(line.isReady()).isFalse();
        line.write(FIRST);
        line.close();
        assertThat(server.answer()).isEmpty();
        assertThat(server.completed()).isEqualTo(1);
    }

    @Test
    void what_was_written_is_flushed_before_more_is_taken_and_a_full_line_takes_nothing() throws Exception {
        AtomicInteger flushed = new AtomicInteger();
        server.whenFlushed = () -> {
            flushed.incrementAndGet();
            server.full();
        };
        ServletLine line = open();
        server.writePossible();
        assertThat(line.isReady()).isTrue();
        assertThat(flushed).as("nothing is written yet").hasValue(0);

        line.write(FIRST);
        assertThat(line.isReady()).as("the flush has filled it").isFalse();
        assertThat(line.isReady()).isFalse();
        assertThat(flushed).hasValue(1);

        server.writePossible();
        assertThat(line.isReady()).isTrue();
        assertThat(ready).hasValue(2);
    }

    private ServletLine open() throws IOException {
        return ServletLine.open(server.request(), server.response(), ready::incrementAndGet, gone::incrementAndGet);
    }

    private void end(Telling telling) {
        try {
            server.end(telling);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
