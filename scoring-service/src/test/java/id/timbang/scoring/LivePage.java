package id.timbang.scoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One open stream of scores, read as a page would. */
final class LivePage implements AutoCloseable {

    private static final Pattern EMPLOYEE = Pattern.compile("\"employeeId\":\"([^\"]+)\"");

    /** Nothing is waited for longer: reading cannot be interrupted, but a stream that is closed ends it. */
    private static final Executor PATIENCE = CompletableFuture.delayedExecutor(40, TimeUnit.SECONDS);

    private final BufferedReader lines;

    LivePage(HttpResponse<InputStream> answer) {
        this(checked(answer));
        PATIENCE.execute(() -> {
            try {
                answer.body().close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** @param body ends or fails by itself where nothing comes */
    LivePage(InputStream body) {
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** Whose scores come up to the end of the snapshot. */
    List<String> snapshot() {
        List<String> employees = new ArrayList<>();
        for (String line = next(); !line.equals("event:snapshot-complete"); line = next()) {
            if (line.equals("event:snapshot")) {
                employees.clear();
            }
            Matcher employee = EMPLOYEE.matcher(line);
            if (employee.find()) {
                employees.add(employee.group(1));
            }
        }
        return employees;
    }

    /** Whose score comes next. */
    String nextEmployee() {
        while (true) {
            Matcher employee = EMPLOYEE.matcher(next());
            if (employee.find()) {
                return employee.group(1);
            }
        }
    }

    /** Reads up to a line that begins so. */
    void await(String beginning) {
        for (String line = next(); !line.startsWith(beginning); line = next()) {}
    }

    /** Reads up to a score of that employee with such a text in it. */
    void awaitScore(String employee, String text) {
        String line = next();
        while (!line.contains("\"employeeId\":\"" + employee + "\"") || !line.contains(text)) {
            line = next();
        }
    }

    /** Reads to the end. A connection that is broken off fails; only one that ends in good order has an end. */
    void awaitEnd() {
        while (read() != null) {}
    }

    private String next() {
        String line = read();
        if (line == null) {
            throw new AssertionError("the stream has ended");
        }
        return line;
    }

    private String read() {
        try {
            return lines.readLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static InputStream checked(HttpResponse<InputStream> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError("answered " + answer.statusCode() + ": " + text(answer));
        }
        return answer.body();
    }

    private static String text(HttpResponse<InputStream> answer) {
        try {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
