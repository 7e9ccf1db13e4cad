package id.timbang.indicator.outbound;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a parcel, and places it in the spool's order. It tells how many events there are as well, so that waiting events
 * are counted without reading them.
 *
 * @param tick     microseconds since 1970, higher with every parcel of an instance
 * @param instance whose parcel
 * @param events   how many are in it
 */
record ParcelId(long tick, String instance, int events) {

    private static final Pattern FORM = Pattern.compile("(\\d{16})-([0-9a-z]+)-(\\d{1,9})");

    static long tickOf(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** @throws IllegalArgumentException for what is no such text */
    static ParcelId parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no id of a parcel: " + text);
        }
        return new ParcelId(Long.parseLong(form.group(1)), form.group(2), Integer.parseInt(form.group(3)));
    }

    /** When it was spooled, about. */
    Instant time() {
        return Instant.EPOCH.plus(tick, ChronoUnit.MICROS);
    }

    /** Texts are ordered as the parcels are. */
    String text() {
        return "%016d-%s-%d".formatted(tick, instance, events);
    }
}
