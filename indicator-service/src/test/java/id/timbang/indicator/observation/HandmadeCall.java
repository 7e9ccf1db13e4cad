package id.timbang.indicator.observation;

import id.timbang.indicator.RunningService.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A call as no client library would make it: bit by bit, with an end that may never come. */
final class HandmadeCall implements AutoCloseable {

    private final Socket socket;

    private HandmadeCall(Socket socket) {
        this.socket = socket;
    }

    /** @param headers further ones, a line each */
    static HandmadeCall begin(Client caller, String... headers) {
        URI address = URI.create(caller.address());
        try {
            HandmadeCall call = new HandmadeCall(new Socket(address.getHost(), address.getPort()));
            call.socket.setSoTimeout(30_000);
            call.send("POST /api/observations HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                    + caller.token() + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
            return call;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    HandmadeCall send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Part of a body that comes in chunks. */
    HandmadeCall chunk(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return send(Integer.toHexString(length) + "\r\n" + text + "\r\n");
    }

    /** Sends no more. */
    HandmadeCall stop() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The whole answer, headers and all. */
    String answer() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
