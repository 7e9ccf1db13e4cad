package id.timbang.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** The two ports of a broker on the loopback address: one for clients, one for its own controller. */
record Ports(int client, int controller) {

    static final String HOST = "127.0.0.1";

    /** Both ports free at this moment; another program can still be faster, then binding fails and the caller chooses again. */
    static Ports free() {
        try (ServerSocket client = bind(0);
                ServerSocket controller = bind(0)) {
            return new Ports(client.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on " + HOST, e);
        }
    }

    /** @throws EmbeddedStartException if the client port is taken */
    static Ports withClient(int client) {
        try (ServerSocket held = bind(client);
                ServerSocket controller = bind(0)) {
            return new Ports(held.getLocalPort(), controller.getLocalPort());
        } catch (BindException e) {
            throw taken(client, e);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + client + " on " + HOST + " cannot be used", e);
        }
    }

    static EmbeddedStartException taken(int port, @Nullable Throwable cause) {
        return new EmbeddedStartException(
                "Port %d on %s is taken by another program (or not permitted); stop that program or choose another port."
                        .formatted(port, HOST),
                cause);
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
