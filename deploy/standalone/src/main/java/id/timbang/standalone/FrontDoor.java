package id.timbang.standalone;

import id.timbang.gateway.GatewayApplication;
import id.timbang.kit.TimbangAutoConfiguration;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway, in front of the services of this process. */
final class FrontDoor implements AutoCloseable {

    /** What the services have on the shared class path, and the gateway is not. */
    private static final List<String> NOT_OURS = List.of(
            TimbangAutoConfiguration.class.getName(),
            MongoAutoConfiguration.class.getName(),
            DataMongoAutoConfiguration.class.getName(),
            KafkaAutoConfiguration.class.getName(),
            TomcatReactiveWebServerAutoConfiguration.class.getName());

    private final ConfigurableApplicationContext context;
    private final String address;

    private FrontDoor(ConfigurableApplicationContext context, String address) {
        this.context = context;
        this.address = address;
    }

    /** @throws StartFailure when the port is taken */
    static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException taken) {
            throw new StartFailure(
                    "Port " + port + " is taken by another program (or not permitted); stop that one, or choose another"
                            + " port with --port.",
                    taken);
        } catch (IOException failed) {
            throw new StartFailure("Port " + port + " cannot be used: " + failed.getMessage(), failed);
        }
    }

    static FrontDoor open(Services services, Identity identity, Options options) {
        Map<String, String> settings = new HashMap<>(Settings.shared(options));
        settings.putAll(identity.settingsOfFrontDoor());
        settings.put("server.port", Integer.toString(options.port()));
        settings.put("spring.autoconfigure.exclude", String.join(",", NOT_OURS));
        settings.put("spring.cloud.stream.function.autodetect", "false");
        for (Services.Service service : Services.Service.values()) {
            settings.put("timbang.gateway." + service.label(), services.address(service));
        }
        return new FrontDoor(
                GatewayApplication.application().registerShutdownHook(false).run(Settings.asArguments(settings)),
                address(options));
    }

    /** Where people and clients come in. */
    static String address(Options options) {
        return "http://localhost:" + options.port();
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        context.close();
    }
}
