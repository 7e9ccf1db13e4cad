package id.timbang.contracts;

import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.ScoreChanged.HalfScore;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One event of every type, as the golden files hold it. */
final class Samples {

    static final Instant PUBLISHED = Instant.parse("2026-11-24T03:15:00Z");

    private static final Period NOVEMBER = Period.parse("2026-11");

    private Samples() {}

    static List<Event> all() {
        return List.of(
                new OfficeChanged("asemrowo", 2, "Dukcapil Asemrowo", "surabaya"),
                new EmployeeChanged(
                        "e-0001",
                        3,
                        "Budi Santoso",
                        null,
                        "asemrowo",
                        "registration-officer",
                        "e-0002",
                        "III/b",
                        EmployeeChanged.Sex.MALE,
                        LocalDate.of(1990, 4, 17),
                        LocalDate.of(2015, 3, 1),
                        null),
                new AbsenceChanged(
                        "e-0001", "a-17", 1, LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 11), "ANNUAL_LEAVE"),
                new CalendarChanged(
                        2026,
                        1,
                        List.of(
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY,
                                DayOfWeek.FRIDAY),
                        List.of(new CalendarChanged.Holiday(
                                LocalDate.of(2026, 8, 17), new LocalizedText("Hari Kemerdekaan", "Independence Day"))),
                        new CalendarChanged.OfficeHours("07:30", "16:00")),
                new IndicatorChanged(
                        "service-time",
                        1,
                        new LocalizedText("Ketepatan waktu layanan", "Service on time"),
                        "%",
                        Aspect.TIME,
                        Measure.SHARE_WITHIN,
                        Polarity.HIGHER,
                        new BigDecimal("24"),
                        null),
                new ScorecardChanged(
                        "registration-officer",
                        2,
                        "registration-officer",
                        YearMonth.of(2026, 1),
                        null,
                        "linear",
                        List.of(
                                new Item(
                                        "documents-processed",
                                        Half.RESULTS,
                                        new BigDecimal("62.5"),
                                        new BigDecimal("80"),
                                        null,
                                        5,
                                        true),
                                new Item(
                                        "satisfaction",
                                        Half.BEHAVIOUR,
                                        new BigDecimal("37.5"),
                                        null,
                                        new TargetRange(new BigDecimal("80"), new BigDecimal("90")),
                                        null,
                                        null))),
                new SurveyChanged(
                        "skm-2026",
                        1,
                        new LocalizedText("Survei kepuasan masyarakat 2026", "Citizen satisfaction survey 2026"),
                        "asemrowo",
                        "satisfaction",
                        LocalDate.of(2026, 10, 1),
                        LocalDate.of(2026, 12, 31),
                        SurveyChanged.Convention.ONE_NINTH,
                        5),
                new ObservationRecorded(
                        "KTP-2026-118-verified",
                        "siak",
                        "e-0001",
                        "service-time",
                        Instant.parse("2026-11-24T02:41:07.250Z"),
                        new BigDecimal("7.250"),
                        null,
                        null,
                        "KTP-2026-118",
                        Map.of("document", "KTP-el", "kind", "F-1.02")),
                new ObservationRetracted("KTP-2026-118-verified", "siak", "e-0001", "entered for the wrong person"),
                new RetractionRequested("siak", "KTP-2026-120-verified", 1, "entered twice", false),
                new AnswerSubmitted(
                        "0d5a3c52-3f1d-4b1e-8f5a-1f6f0a3a7c11",
                        "skm-2026",
                        "asemrowo",
                        "e-0001",
                        "satisfaction",
                        LocalDate.of(2026, 11, 24),
                        elements()),
                new SurveyResultsReleased(
                        "skm-2026",
                        "asemrowo",
                        YearMonth.of(2026, 11),
                        2,
                        10,
                        tallies(),
                        Map.of("timbang.survey-answers.v1-3", 18L, "timbang.survey-answers.v1-7", 7L)),
                score(),
                new PeriodClosed(NOVEMBER, Map.of("timbang.observations.v1-0", 1200L, "timbang.observations.v1-1", 0L)),
                new SummaryIssued(NOVEMBER, score(), 1, "closing", "9f86d081884c7d65", "2c26b46b68ffc68f"),
                new PredicateConfirmed(
                        NOVEMBER,
                        "e-0001",
                        1,
                        Predicate.BAIK,
                        Predicate.SANGAT_BAIK,
                        "led the mobile service",
                        "e-0002"),
                new ObjectionRaised(
                        NOVEMBER, "o-5", "e-0001", "two documents of mine are missing", LocalDate.of(2026, 12, 3)),
                new ObjectionDecided(
                        NOVEMBER,
                        "o-5",
                        "e-0001",
                        Predicate.BAIK,
                        "the two documents were another officer's",
                        "e-0003",
                        LocalDate.of(2026, 12, 10)),
                new ScoreAccessed(
                        "e-0001",
                        NOVEMBER,
                        "e-0020",
                        "e-0020",
                        ScoreAccessed.ViewerRole.SUPERVISOR,
                        ScoreAccessed.AccessPurpose.SUPERVISION,
                        ScoreAccessed.AccessedPart.EVIDENCE,
                        Instant.parse("2026-11-24T03:15:00Z")),
                new ScoreSeen(
                        "e-0001",
                        NOVEMBER,
                        2,
                        look(
                                "2026-11-24T03:15:00Z",
                                "107.14",
                                new ScoreSeen.Applied("timbang.observations.v1-3", 1523)),
                        look("2026-11-20T01:00:00Z", "98.57")),
                new Quarantined("siak", "KTP-2026-119-verified", "unknown-employee", "no employee 'e-9'", "{}", false),
                new ScoringProgressed("timbang.observations.v1", 3, 4711),
                new QuarantineResolved(
                        "siak",
                        "3f1d4b1e8f5a1f6f0a3a7c11",
                        QuarantineResolved.Outcome.REPLAYED,
                        "u-7",
                        "the employee is in the directory now",
                        Instant.parse("2026-11-25T01:00:00Z")));
    }

    private static ScoreSeen.Look look(String at, String score, ScoreSeen.Applied... applied) {
        ScoreChanged seen = score();
        return new ScoreSeen.Look(
                Instant.parse(at),
                new BigDecimal(score),
                seen.coverage(),
                seen.predicate(),
                seen.scorecard(),
                seen.presence(),
                seen.items().subList(0, 1),
                List.of(applied));
    }

    /** Events with every optional field that was added since their first golden file, by what is new in them. */
    static Map<String, Event> added() {
        return Map.of(
                "longer",
                new ScoreSeen(
                        "e-0001",
                        Period.parse("2026-Q4"),
                        1,
                        new ScoreSeen.Look(
                                Instant.parse("2026-11-24T03:15:00Z"),
                                new BigDecimal("104.52"),
                                new BigDecimal("80.00"),
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(
                                        new ScoreSeen.Applied(
                                                "timbang.observations.v1-3", 1402, Period.parse("2026-10")),
                                        new ScoreSeen.Applied("timbang.observations.v1-3", 1523, NOVEMBER)),
                                new ScoreChanged.Months(2, 3)),
                        null),
                "transferred",
                new EmployeeChanged(
                        "e-0001",
                        4,
                        "Budi Santoso",
                        null,
                        "genteng",
                        "registration-officer",
                        "e-0002",
                        "III/b",
                        EmployeeChanged.Sex.MALE,
                        LocalDate.of(1990, 4, 17),
                        LocalDate.of(2015, 3, 1),
                        null,
                        List.of(
                                new EmployeeChanged.Assignment(null, "asemrowo", "registration-officer"),
                                new EmployeeChanged.Assignment(
                                        LocalDate.of(2026, 11, 16), "genteng", "registration-officer"))),
                "plausible",
                new IndicatorChanged(
                        "error-rate",
                        2,
                        new LocalizedText("Tingkat kesalahan", "Error rate"),
                        "%",
                        Aspect.QUALITY,
                        Measure.RATIO,
                        Polarity.LOWER,
                        null,
                        null,
                        new IndicatorChanged.PlausibleRange(BigDecimal.ZERO, new BigDecimal("100")),
                        new IndicatorChanged.PlausibleRate(20, 10),
                        List.of("siak"),
                        true),
                "explained",
                new ScorecardChanged(
                        "registration-officer",
                        3,
                        "registration-officer",
                        YearMonth.of(2026, 12),
                        null,
                        "linear",
                        List.of(new Item(
                                "documents-processed",
                                Half.RESULTS,
                                new BigDecimal("100"),
                                new BigDecimal("80"),
                                null,
                                null,
                                null)),
                        new ScorecardChanged.ScorecardChange(
                                "u-7", Instant.parse("2026-11-24T03:00:00Z"), "errors are counted elsewhere")),
                "corrected",
                new ObservationRecorded(
                        "KTP-2026-118-verified",
                        "siak",
                        "e-0001",
                        "service-time",
                        Instant.parse("2026-11-24T02:41:07.250Z"),
                        new BigDecimal("72.50"),
                        null,
                        null,
                        "KTP-2026-118",
                        Map.of(),
                        2,
                        "e-0001",
                        List.of(ObservationRecorded.Flag.SELF_ENTERED, ObservationRecorded.Flag.OUT_OF_RANGE)),
                "correction-retracted",
                new ObservationRetracted("KTP-2026-118-verified", "siak", "e-0001", "entered for the wrong person", 2),
                "attributed",
                attributedScore(),
                "quarter",
                quarterScore(),
                "person",
                new Quarantined(
                        "siak",
                        "KTP-2026-119-verified",
                        "unknown-employee",
                        "nobody has this NIP",
                        "{}",
                        false,
                        "e-0001",
                        "asemrowo",
                        "0a1b2c3d4e5f60718293a4b5"));
    }

    private static ScoreChanged attributedScore() {
        ScoreItem item = score().items().get(0);
        return new ScoreChanged(
                "e-0001",
                NOVEMBER,
                42,
                "genteng",
                "registration-officer",
                new BigDecimal("107.14"),
                new BigDecimal("100.00"),
                new HalfScore(new BigDecimal("107.14"), Rating.MEETS),
                new HalfScore(null, null),
                null,
                "linear",
                new ScorecardRef("registration-officer", 2),
                List.of(new ScoreItem(
                        item.indicator(),
                        item.half(),
                        item.evidence(),
                        item.actual(),
                        item.target(),
                        null,
                        item.achievement(),
                        new BigDecimal("100"),
                        item.contribution(),
                        new BigDecimal("80"),
                        3L)),
                new ScoreChanged.Presence(20, 18, Map.of("ANNUAL_LEAVE", 2)),
                List.of(
                        new ScoreChanged.AssignmentShare(
                                "asemrowo",
                                "registration-officer",
                                LocalDate.of(2026, 11, 1),
                                LocalDate.of(2026, 11, 8),
                                5,
                                false),
                        new ScoreChanged.AssignmentShare(
                                "genteng",
                                "registration-officer",
                                LocalDate.of(2026, 11, 9),
                                LocalDate.of(2026, 11, 30),
                                15,
                                true)));
    }

    private static ScoreChanged quarterScore() {
        ScoreItem item = score().items().get(0);
        return new ScoreChanged(
                "e-0001",
                Period.parse("2026-Q4"),
                90,
                "asemrowo",
                "registration-officer",
                new BigDecimal("110.29"),
                new BigDecimal("100.00"),
                new HalfScore(new BigDecimal("110.29"), Rating.ABOVE),
                new HalfScore(null, null),
                null,
                "linear",
                new ScorecardRef("registration-officer", 2),
                List.of(new ScoreItem(
                        item.indicator(),
                        item.half(),
                        150,
                        new BigDecimal("150"),
                        new BigDecimal("136"),
                        null,
                        new BigDecimal("110.29"),
                        new BigDecimal("100"),
                        new BigDecimal("110.29"),
                        new BigDecimal("70"),
                        null)),
                new ScoreChanged.Presence(43, 41, Map.of("ANNUAL_LEAVE", 2)),
                null,
                new ScoreChanged.Months(2, 3));
    }

    private static ScoreChanged score() {
        return new ScoreChanged(
                "e-0001",
                NOVEMBER,
                41,
                "asemrowo",
                "registration-officer",
                new BigDecimal("107.14"),
                new BigDecimal("62.50"),
                new HalfScore(new BigDecimal("107.14"), Rating.MEETS),
                new HalfScore(null, null),
                null,
                "linear",
                new ScorecardRef("registration-officer", 2),
                List.of(
                        new ScoreItem(
                                "documents-processed",
                                Half.RESULTS,
                                75,
                                new BigDecimal("75"),
                                new BigDecimal("70"),
                                null,
                                new BigDecimal("107.14"),
                                new BigDecimal("62.5"),
                                new BigDecimal("107.14")),
                        new ScoreItem(
                                "satisfaction",
                                Half.BEHAVIOUR,
                                0,
                                null,
                                null,
                                new TargetRange(new BigDecimal("80"), new BigDecimal("90")),
                                null,
                                new BigDecimal("37.5"),
                                null)));
    }

    private static Map<SurveyElement, SurveyResultsReleased.ElementTally> tallies() {
        Map<SurveyElement, SurveyResultsReleased.ElementTally> tallies = new EnumMap<>(SurveyElement.class);
        for (SurveyElement element : SurveyElement.values()) {
            tallies.put(element, new SurveyResultsReleased.ElementTally(10, 30 + element.ordinal()));
        }
        return tallies;
    }

    private static Map<SurveyElement, Integer> elements() {
        Map<SurveyElement, Integer> answers = new EnumMap<>(SurveyElement.class);
        for (SurveyElement element : SurveyElement.values()) {
            answers.put(element, 3 + element.ordinal() % 2);
        }
        return answers;
    }
}
