package id.timbang.scoring.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page shows by the events it was told, read on its own by the README's table of events. */
final class Shown {

    private static final Pattern EVENT = Pattern.compile("event:([a-z-]+)\ndata:(.*)");
    private static final Pattern EMPLOYEE = Pattern.compile("\"employeeId\":\"([^\"]+)\"");

    private final Map<String, String> scores = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();
    private boolean whole;

    /** Takes whole events. */
    synchronized void told(String events) {
        for (String event : events.split("\n\n")) {
            Matcher told = EVENT.matcher(event);
            if (told.matches()) {
                told(told.group(1), told.group(2));
            } else if (!event.isEmpty() && !event.startsWith(":")) {
                throw new AssertionError("no event: " + event);
            }
        }
    }

    void told(byte[] events) {
        told(new String(events, StandardCharsets.UTF_8));
    }

    private void told(String event, String data) {
        switch (event) {
            case "snapshot" -> {
                scores.clear();
                changes.clear();
                whole = false;
            }
            case "snapshot-complete" -> whole = true;
            case "score" -> {
                scores.put(employee(data), data);
                if (whole) {
                    changes.add(employee(data));
                }
            }
            case "gone" -> scores.remove(employee(data));
            case "recalculation" -> {}
            default -> throw new AssertionError("no such event: " + event);
        }
    }

    private static String employee(String data) {
        Matcher employee = EMPLOYEE.matcher(data);
        if (!employee.find()) {
            throw new AssertionError("whose? " + data);
        }
        return employee.group(1);
    }

    /** Of whom it was told since the snapshot, once for each time. */
    synchronized List<String> changes() {
        return List.copyOf(changes);
    }

    /** By employee, once the snapshot has come. */
    synchronized Map<String, String> scores() {
        return whole ? new TreeMap<>(scores) : Map.of();
    }
}
