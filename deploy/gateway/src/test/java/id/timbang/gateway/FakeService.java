package id.timbang.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.ByteBufFlux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.util.concurrent.Queues;

/** What a service looks like from the front door: it says who answered, streams events, takes uploads. */
final class FakeService implements AutoCloseable {

    final String name;
    final LongAdder uploaded = new LongAdder();
    /** Also goes on after its last listener has left. */
    final Sinks.Many<String> events = Sinks.many().multicast().onBackpressureBuffer(Queues.SMALL_BUFFER_SIZE, false);

    /** Those of the last request that was not for its health, by their names in small letters. */
    volatile Map<String, String> headers = Map.of();

    final AtomicReference<String> health = new AtomicReference<>("UP");
    private final DisposableServer server;

    private FakeService(String name, int port) {
        this.name = name;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(routes -> routes.get("/actuator/health", (request, response) -> response.status(
                                        health.get().equals("UP") ? 200 : 503)
                                .header("Content-Type", "application/json")
                                .sendString(Mono.just("{\"status\":\"" + health.get() + "\"}")))
                        .get("/api/scores/stream", (request, response) -> response.sse()
                                .send(
                                        ByteBufFlux.fromString(
                                                events.asFlux().map(data -> "event:score\ndata:" + data + "\n\n")),
                                        any -> true))
                        .post(
                                "/api/event-logs",
                                (request, response) -> response.sendString(request.receive()
                                        .asByteArray()
                                        .doOnNext(bytes -> uploaded.add(bytes.length))
                                        .then(Mono.fromSupplier(() -> "took " + uploaded.sum()))))
                        .route(any -> true, (request, response) -> {
                            Map<String, String> told = new ConcurrentHashMap<>();
                            request.requestHeaders()
                                    .forEach(header ->
                                            told.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
                            headers = told;
                            return response.header("Content-Type", "text/plain")
                                    .header("Referrer-Policy", "unsafe-url")
                                    .header("Set-Cookie", "timbang-session=planted; Path=/")
                                    // As bytes: what is dropped within an answer is released, and a buffer would be
                                    // twice.
                                    .sendString(request.receive()
                                            .asByteArray()
                                            .then(Mono.just(name + " answers " + request.uri())));
                        }))
                .bindNow();
    }

    static FakeService start(String name) {
        return new FakeService(name, 0);
    }

    FakeService again() {
        return new FakeService(name, port());
    }

    int port() {
        return server.port();
    }

    String uri() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
