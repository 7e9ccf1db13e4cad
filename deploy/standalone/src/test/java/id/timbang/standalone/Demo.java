package id.timbang.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** One running demonstration for all tests that only look at it and add to it. */
final class Demo {

    static final String BUDI = "e-0001";
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private Demo() {}

    private static @Nullable Child running;

    /** Started when first asked for, and ended with the tests. */
    static synchronized Child child() throws IOException, InterruptedException {
        if (running == null) {
            Path data = Files.createTempDirectory("timbang-demo-");
            Child started = Child.ready(data);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, data), "end-demo"));
            running = started;
        }
        return running;
    }

    private static void end(Child child, Path data) {
        child.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    static YearMonth lastMonth() {
        return YearMonth.now(JAKARTA).minusMonths(1);
    }

    /** Posts a document that Budi has just finished. */
    static String finishedDocument(String id) {
        return """
                {"id": "%s", "source": "test", "employeeId": "%s", "indicator": "documents-processed",
                 "occurredAt": "%s", "reference": "KTP-1"}""".formatted(id, BUDI, Instant.now());
    }
}
