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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One open stream of scores, read as a page would. */
final class LivePage implements AutoCloseable {

    private static final Pattern EMPLOYEE = Pattern.compile("\"employeeId\":\"([^\"]+)\"");

    private final BufferedReader lines;

    LivePage(HttpResponse<InputStream> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError("answered " + answer.statusCode());
        }
        lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** Whose scores come up to the end of the snapshot. */
    List<String> snapshot() {
        List<String> employees = new ArrayList<>();
        for (String line = next(); !line.equals("event:snapshot-complete"); line = next()) {
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
}
