package id.timbang.standalone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param data    where the event log and the log files stand
 * @param port    of the front door
 * @param demo    whether an empty system gets the demonstration
 * @param kafka   a broker to use instead of the embedded one, HOST:PORT, several with commas
 * @param mongodb a store to use instead of the embedded one
 * @param zone    where days and months begin and end
 */
record Options(
        Path data,
        int port,
        boolean demo,
        @Nullable String kafka,
        @Nullable MongoUri mongodb,
        ZoneId zone,
        boolean help) {

    static final String HELP = """
            Starts Timbang, everything in one process.

              --data DIR         where the event log and the log files stand (default: data)
              --port PORT        of the pages and the interface (default: 8080)
              --no-demo          do not load the demonstration
              --kafka HOST:PORT  use this Kafka broker instead of the embedded one
              --mongodb URI      use this MongoDB instead of the embedded store, mongodb://HOST:PORT
              --zone ZONE        where days and months begin and end (default: Asia/Jakarta)
              --help             show this text

            Ctrl-C stops it.""";

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern BROKERS = Pattern.compile("[^\\s:,/]+:\\d{1,5}(,[^\\s:,/]+:\\d{1,5})*");

    /** @throws UsageException for an unknown option, or a value that will not do */
    static Options parse(List<String> arguments) {
        Options options = new Options(Path.of("data"), 8080, true, null, null, ZoneId.of("Asia/Jakarta"), false);
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            if (equals > 0) {
                rest.push(argument.substring(equals + 1));
                argument = argument.substring(0, equals);
            }
            options = switch (argument) {
                case "--no-demo" -> options.withDemo(argument, equals > 0);
                case "--help", "-h" -> options.withHelp();
                case "--data" -> options.withData(value(argument, rest));
                case "--port" -> options.withPort(value(argument, rest));
                case "--kafka" -> options.withKafka(value(argument, rest));
                case "--mongodb" -> options.withMongodb(value(argument, rest));
                case "--zone" -> options.withZone(value(argument, rest));
                default -> throw new UsageException("There is no option '" + argument + "'.");
            };
        }
        return options;
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.peek().isEmpty() || rest.peek().startsWith("--")) {
            throw new UsageException(option + " needs a value.");
        }
        return rest.pop();
    }

    private Options withDemo(String argument, boolean valued) {
        if (valued) {
            throw new UsageException(argument + " takes no value.");
        }
        return new Options(data, port, false, kafka, mongodb, zone, help);
    }

    private Options withHelp() {
        return new Options(data, port, demo, kafka, mongodb, zone, true);
    }

    private Options withData(String value) {
        try {
            return new Options(Path.of(value), port, demo, kafka, mongodb, zone, help);
        } catch (InvalidPathException impossible) {
            throw new UsageException("--data: '" + value + "' is no directory name.");
        }
    }

    private Options withPort(String value) {
        int number = value.matches("\\d{1,5}") ? Integer.parseInt(value) : -1;
        if (number < 1 || number > HIGHEST_PORT) {
            throw new UsageException("--port: '" + value + "' is no port; write a number from 1 to 65535.");
        }
        return new Options(data, number, demo, kafka, mongodb, zone, help);
    }

    private Options withKafka(String value) {
        if (!BROKERS.matcher(value).matches()) {
            throw new UsageException("--kafka: '" + value + "' is no broker; write HOST:PORT, as localhost:9092.");
        }
        return new Options(data, port, demo, value, mongodb, zone, help);
    }

    private Options withMongodb(String value) {
        return new Options(data, port, demo, kafka, MongoUri.parse(value), zone, help);
    }

    private Options withZone(String value) {
        try {
            return new Options(data, port, demo, kafka, mongodb, ZoneId.of(value), help);
        } catch (DateTimeException unknown) {
            throw new UsageException("--zone: '" + value + "' is no time zone; write one as Asia/Jakarta.");
        }
    }
}
