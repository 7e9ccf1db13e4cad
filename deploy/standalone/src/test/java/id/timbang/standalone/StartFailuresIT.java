package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees when it cannot start. */
class StartFailuresIT {

    @TempDir
    Path temporary;

    @Test
    void an_unknown_option_is_named_and_ends_it_with_2() throws Exception {
        try (Child child = Child.run(0, List.of("--prot", "8081"))) {
            assertThat(child.ended()).isEqualTo(2);
            assertThat(child.output()).isEqualTo("There is no option '--prot'. See --help.\n");
        }
    }

    @Test
    void help_tells_every_option() throws Exception {
        try (Child child = Child.run(0, List.of("--help"))) {
            assertThat(child.ended()).isZero();
            assertThat(child.output())
                    .contains("--data", "--port", "--no-demo", "--kafka", "--mongodb", "--zone", "--help");
        }
    }

    @Test
    void a_taken_port_ends_it_with_1_before_anything_is_started() throws Exception {
        Path data = temporary.resolve("data");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Child child = Child.run(
                        0, List.of("--port", Integer.toString(taken.getLocalPort()), "--data", data.toString()))) {
            assertThat(child.ended()).isEqualTo(1);
            assertThat(child.output()).contains("Port " + taken.getLocalPort() + " is taken", "--port");
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void a_data_directory_in_use_ends_it_with_1() throws Exception {
        try (DataDirectory held = DataDirectory.open(temporary);
                Child child = Child.run(
                        0,
                        List.of(
                                "--port",
                                Integer.toString(Child.freePort()),
                                "--data",
                                held.path().toString()))) {
            assertThat(child.ended()).isEqualTo(1);
            assertThat(child.output()).contains("in use by another running Timbang");
        }
    }

    @Test
    void a_broker_that_is_not_there_is_named() throws Exception {
        String nowhere = "127.0.0.1:" + Child.freePort();
        try (Child child = Child.run(
                0,
                List.of(
                        "--port",
                        Integer.toString(Child.freePort()),
                        "--data",
                        temporary.toString(),
                        "--kafka",
                        nowhere))) {
            assertThat(child.ended()).isEqualTo(1);
            assertThat(child.output()).contains("Kafka broker at " + nowhere + " does not answer", "--kafka");
        }
    }
}
