package id.timbang.indicator.observation;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.RetractionRequested;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.facts.FactIndex;
import id.timbang.indicator.facts.FactLog;
import id.timbang.indicator.facts.LocalLog;
import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.outbound.Durable;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.calendar.WorkCalendars;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.time.TimbangProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.FileSystemUtils;

/** Intake, corrections and retractions over a log in memory, that can be ended at any moment and begun again. */
final class Desk implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    static final Caller REGISTRY = new Caller("siak", Set.of(Role.REGISTRY), null, null, Set.of("siak"), Instant.MAX);
    static final Caller OTHER_REGISTRY =
            new Caller("lapor", Set.of(Role.REGISTRY), null, null, Set.of("lapor"), Instant.MAX);
    static final Caller MANAGER = new Caller("manager", Set.of(Role.MANAGER), null, "kota", Set.of(), Instant.MAX);

    private static final MongoClient MONGO =
            MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("desk"));

    private final Path path;
    private final Directory directory = new Directory();
    private final String collection = "retractions-" + UUID.randomUUID();
    final LocalLog log;

    private EventPublisher publisher;
    private @Nullable FactIndex index;
    CheckedIntake intake;
    Corrections corrections;
    Retractions retractions;
    AwaitedRetractions awaited;

    Desk(Path path) {
        this(path, true);
    }

    /** @param acknowledging whether the log acknowledges by itself */
    Desk(Path path, boolean acknowledging) {
        this.path = path;
        this.log = new LocalLog(Desk::indicator, acknowledging);
        this.publisher = log.publisher();
        directory.apply(new OfficeChanged("kota", 1, "Kota", null));
        directory.apply(new OfficeChanged("port", 1, "Port", null));
        for (String[] one : new String[][] {{"budi", "kota"}, {"tono", "kota"}, {"hugo", "port"}}) {
            directory.apply(new EmployeeChanged(
                    one[0], 1, "Somebody", null, one[1], "officer", null, null, null, null, null, null));
        }
        begin();
    }

    /** Publishing by another way from now on. */
    void publishBy(EventPublisher other) {
        publisher = other;
        begin();
    }

    /** Ends it, and begins another that goes on with the same store and index. */
    void restart() {
        begin();
    }

    /** As {@link #restart}, with the index lost. */
    void restartWithoutIndex() {
        close();
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        begin();
    }

    private void begin() {
        close();
        FactIndex opened = log.open(path);
        index = opened;
        log.follow(opened);
        Rights rights = new Rights(directory);
        Employees employees = new Known();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        FactLog facts = new FactLog(
                events -> {
                    List<ProducerRecord<String, byte[]>> records = publisher.records(events);
                    return new Durable(records, publisher.publishRecords(records));
                },
                opened);
        StateStore<RetractionRequested> states =
                new StateStore<>(new MongoTemplate(MONGO, "desk"), collection, RetractionRequested.class, publisher);
        awaited = new AwaitedRetractions(states, opened, facts);
        events().forEach(event -> {
            if (event instanceof RetractionRequested request) {
                awaited.apply(request);
            }
        });
        Remarks remarks = new Remarks(
                Desk::indicator, opened, new WorkCalendars(), new TimbangProperties(ZoneId.of("Asia/Jakarta")));
        ObservationCheck check = new ObservationCheck(employees, Desk::indicator, rights);
        Underway underway = new Underway();
        intake = new CheckedIntake(
                check,
                new ToldBefore(opened, new PutAside(employees), rights),
                new PutAside(employees),
                remarks,
                awaited,
                facts,
                clock);
        corrections = new Corrections(check, employees, rights, opened, remarks, facts, underway, clock);
        retractions = new Retractions(employees, rights, opened, awaited, facts, underway);
    }

    FactIndex index() {
        return java.util.Objects.requireNonNull(index);
    }

    /** Everything told, in its order. */
    List<Event> events() {
        return log.producer().history().stream()
                .map(record -> {
                    try {
                        return (Event) EventJson.read(record.value()).data();
                    } catch (UnreadableEventException impossible) {
                        throw new AssertionError(impossible);
                    }
                })
                .toList();
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    PutRight correct(Caller caller, ObservationInput input, String reason) {
        return corrections.correct(caller, new Item(input, null), reason);
    }

    PutRight retract(Caller caller, String id, @Nullable String employeeId) {
        return retractions.retract(caller, new RetractionBody("siak", id, "wrong", employeeId));
    }

    static ObservationInput fact(String id, String employeeId, String value) {
        return new ObservationInput(
                id,
                "siak",
                employeeId,
                null,
                "docs",
                "2026-11-02T09:41:00+07:00",
                new BigDecimal(value),
                null,
                null,
                null,
                null);
    }

    private static Optional<IndicatorChanged> indicator(String code) {
        return Map.of("docs", Measure.COUNT, "minutes", Measure.MEAN).containsKey(code)
                ? Optional.of(new IndicatorChanged(
                        code,
                        1,
                        new LocalizedText("x", "x"),
                        "x",
                        Aspect.QUANTITY,
                        code.equals("docs") ? Measure.COUNT : Measure.MEAN,
                        Polarity.HIGHER,
                        null,
                        null))
                : Optional.empty();
    }

    @Override
    public void close() {
        FactIndex open = index;
        index = null;
        if (open != null) {
            open.close();
        }
    }

    private final class Known implements Employees {
        @Override
        public boolean isKnown(String employeeId) {
            return directory.employee(employeeId).isPresent();
        }

        @Override
        public List<String> withNip(String nip) {
            return nip.equals("199004172015031007") ? List.of("budi") : List.of();
        }

        @Override
        public List<String> withPerson(String person) {
            return List.of();
        }

        @Override
        public String person(String nip) {
            return "0a1b2c3d4e5f60718293a4b5";
        }

        @Override
        public Optional<String> officeOf(String employeeId) {
            return directory.employee(employeeId).map(EmployeeChanged::officeId);
        }
    }
}
