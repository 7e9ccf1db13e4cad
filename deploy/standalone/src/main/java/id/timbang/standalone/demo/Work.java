package id.timbang.standalone.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Pieces of work of one person, as the office's systems would report them. */
final class Work {

    private static final List<String> DOCUMENTS =
            List.of("Kartu Keluarga", "KTP-el", "Akta Kelahiran", "Akta Kematian", "Surat Pindah", "KIA");
    private static final List<String> MISTAKES =
            List.of("salah tulis nama", "salah tanggal lahir", "salah alamat", "lampiran tidak lengkap");

    /** How widely times scatter around their median: of the logarithm. */
    private static final double SCATTER = 0.75;

    private final Person person;
    private final Skill skill;
    private final ZoneId zone;
    private final RandomGenerator random;

    Work(Person person, Skill skill, ZoneId zone, RandomGenerator random) {
        this.person = person;
        this.skill = skill;
        this.zone = zone;
        this.random = random;
    }

    /** One finished document: it counts, it has an error or none, it took a time. */
    List<Observation> document(String id, Instant at) {
        String kind = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
        boolean wrong = random.nextDouble() < skill.errors();
        Map<String, String> facts = Map.of("dokumen", kind);
        Map<String, String> finding =
                wrong ? Map.of("dokumen", kind, "kesalahan", MISTAKES.get(random.nextInt(MISTAKES.size()))) : facts;
        return List.of(
                told(id, "siak", "documents-processed", at, facts).plain(),
                told(id, "siak", "error-rate", at, finding).ratio(wrong ? 1 : 0, 1),
                told(id, "siak", "service-time", at, facts).value(duration(skill.hours())));
    }

    /** A morning's visitors at the counter, and how long some of them waited. */
    List<Observation> visitors(String id, Instant at) {
        List<Observation> told = new ArrayList<>();
        long visitors = Math.round(random.nextGaussian(29, 3) * skill.pace());
        told.add(told(id, "antrean", "visitors-served", at, Map.of()).value(BigDecimal.valueOf(visitors)));
        for (int sample = 1; sample <= 3; sample++) {
            // Waiting follows the pace of the person at the counter: minutes where papers take hours.
            told.add(told(id + "-" + sample, "antrean", "waiting-time", at, Map.of())
                    .value(duration(skill.hours() * 0.67)));
        }
        return told;
    }

    /** A day's files: how many, how many of them were corrected later, how long some took. */
    List<Observation> validations(String id, Instant at) {
        List<Observation> told = new ArrayList<>();
        int files = (int) Math.round(random.nextGaussian(12, 1.5) * skill.pace());
        long wrong =
                random.doubles(files).filter(drawn -> drawn < skill.errors()).count();
        told.add(told(id, "siak", "files-validated", at, Map.of()).value(BigDecimal.valueOf(files)));
        told.add(told(id, "siak", "validation-errors", at, Map.of()).ratio(wrong, files));
        for (int sample = 1; sample <= 3; sample++) {
            told.add(told(id + "-" + sample, "siak", "validation-time", at, Map.of())
                    .value(duration(skill.hours() * 0.34)));
        }
        return told;
    }

    Observation complaint(String id, Instant at) {
        return told(id, "lapor", "complaints-on-time", at, Map.of()).value(duration(skill.hours() * 3));
    }

    Observation coaching(String id, Instant at) {
        return told(id, "pembinaan", "coaching-sessions", at, Map.of()).plain();
    }

    Observation arrival(String id, Instant at) {
        return told(id, "presensi", "attendance", at, Map.of())
                .ratio(random.nextDouble() < skill.punctuality() ? 1 : 0, 1);
    }

    private BigDecimal duration(double median) {
        return BigDecimal.valueOf(median * Math.exp(SCATTER * random.nextGaussian()))
                .setScale(1, RoundingMode.HALF_UP);
    }

    private Told told(String id, String source, String indicator, Instant at, Map<String, String> attributes) {
        OffsetDateTime when = at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
        return new Told(id, source, person.employeeId(), indicator, when, attributes);
    }

    /** An observation but for its figures. One piece of work has one reference, and an id for each of its indicators. */
    private record Told(
            String id,
            String source,
            String employeeId,
            String indicator,
            OffsetDateTime when,
            Map<String, String> facts) {

        Observation plain() {
            return new Observation(
                    id + "." + indicator, source, employeeId, indicator, when, null, null, null, id, facts);
        }

        Observation value(BigDecimal value) {
            return new Observation(
                    id + "." + indicator, source, employeeId, indicator, when, value, null, null, id, facts);
        }

        Observation ratio(long numerator, long denominator) {
            return new Observation(
                    id + "." + indicator,
                    source,
                    employeeId,
                    indicator,
                    when,
                    null,
                    BigDecimal.valueOf(numerator),
                    BigDecimal.valueOf(denominator),
                    id,
                    facts);
        }
    }
}
