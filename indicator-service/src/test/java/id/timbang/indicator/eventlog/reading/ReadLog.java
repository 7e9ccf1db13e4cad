package id.timbang.indicator.eventlog.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What a reader told about a log, gathered for tests. */
public record ReadLog(
        List<LogCase> cases,
        List<LogSink.Refusal> refusals,
        @Nullable UnreadableLogException problem,
        int percent) {

    public static final LogLayout LAYOUT = layout(',', Map.of());
    public static final ReadingLimits LIMITS = new ReadingLimits(1L << 40, 300, 100, 100_000, 100_000, 1 << 20);

    public static LogLayout layout(char separator, Map<String, String> columns) {
        return new LogLayout(
                "concept:name",
                List.of("time:timestamp"),
                new LogLayout.Csv(separator, StandardCharsets.UTF_8, columns));
    }

    public static ReadLog of(String log) {
        return of(bytes(log), LAYOUT, LIMITS);
    }

    public static ReadLog of(byte[] log) {
        return of(log, LAYOUT, LIMITS);
    }

    public static ReadLog of(byte[] log, LogLayout layout, ReadingLimits limits) {
        try {
            Path directory = Files.createTempDirectory("read-log-");
            Path file = Files.write(directory.resolve("log"), log);
            ReadLog read = of(file, layout, limits, directory);
            try (var left = Files.list(directory)) {
                if (left.count() != 1) {
                    throw new AssertionError("the reader left files in its scratch directory");
                }
            }
            Files.delete(file);
            Files.delete(directory);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReadLog of(Path file, LogLayout layout, ReadingLimits limits, Path scratch) throws IOException {
        List<LogCase> cases = new ArrayList<>();
        List<LogSink.Refusal> refusals = new ArrayList<>();
        ReadingProgress progress = new ReadingProgress(Files.size(file));
        UnreadableLogException problem = null;
        try {
            new LogReader(limits).read(file, layout, scratch, progress, new LogSink() {
                @Override
                public void take(LogCase whole) {
                    cases.add(whole);
                }

                @Override
                public void refuse(Refusal refusal) {
                    refusals.add(refusal);
                }
            });
        } catch (UnreadableLogException unreadable) {
            problem = unreadable;
        }
        return new ReadLog(cases, refusals, problem, progress.percent());
    }

    public List<String> caseIds() {
        return cases.stream().map(c -> c.attributes().get("concept:name")).toList();
    }

    public UnreadableLogException failure() {
        if (problem == null) {
            throw new AssertionError("the log was read without a problem");
        }
        return problem;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] resource(String name) {
        try (var in = ReadLog.class.getResourceAsStream("/eventlog/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
