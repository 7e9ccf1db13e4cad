package id.timbang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BrokerRefusalTest {

    @TempDir
    Path directory;

    @Test
    void a_taken_port_is_named_and_the_directory_is_free_again() throws IOException {
        try (ServerSocket other = occupy()) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, other.getLocalPort()))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("taken by another program");
        }
        BrokerDirectory.open(directory).close();
    }

    @Test
    void a_controller_port_taken_at_the_last_moment_ends_the_start_and_not_the_jvm() throws IOException {
        try (ServerSocket other = occupy()) {
            Ports ports = new Ports(Ports.free().client(), other.getLocalPort());
            assertThatThrownBy(() -> startProcess(ports))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasRootCauseInstanceOf(BindException.class);
        }
    }

    @Test
    void a_client_port_taken_at_the_last_moment_ends_the_start_and_not_the_jvm() throws IOException {
        try (ServerSocket other = occupy()) {
            Ports ports = new Ports(other.getLocalPort(), Ports.free().controller());
            assertThatThrownBy(() -> startProcess(ports))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasRootCauseInstanceOf(BindException.class);
        }
    }

    @Test
    void a_directory_in_use_is_refused_and_free_after_the_first_has_closed() {
        try (BrokerDirectory held = BrokerDirectory.open(directory)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining(held.path().toString())
                    .hasMessageContaining("in use by another running broker");
        }
        BrokerDirectory.open(directory).close();
    }

    @Test
    void a_file_in_the_place_of_the_directory_is_refused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EmbeddedBroker.start(file))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining(file + " is a file");
        assertThatThrownBy(() -> EmbeddedBroker.start(file.resolve("below")))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void a_directory_with_other_content_is_refused_and_left_alone() throws IOException {
        Files.writeString(directory.resolve("thesis.odt"), "years of work");
        assertThatThrownBy(() -> EmbeddedBroker.start(directory))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining("thesis.odt");
        assertThat(directory.resolve("thesis.odt")).hasContent("years of work");
    }

    @Test
    void a_formatting_cut_short_is_repeated() throws IOException {
        try (BrokerDirectory held = BrokerDirectory.open(directory)) {
            held.format(BrokerSettings.NODE_ID, BrokerSettings.CONTROLLER_LISTENER);
            Path meta = held.path().resolve("meta.properties");
            Files.delete(meta);
            held.format(BrokerSettings.NODE_ID, BrokerSettings.CONTROLLER_LISTENER);
            assertThat(meta).content().contains("cluster.id=");
        }
    }

    private void startProcess(Ports ports) {
        try (BrokerDirectory held = BrokerDirectory.open(directory)) {
            held.format(BrokerSettings.NODE_ID, BrokerSettings.CONTROLLER_LISTENER);
            BrokerProcess.start(held.path(), ports);
        }
    }

    private static ServerSocket occupy() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST));
    }
}
