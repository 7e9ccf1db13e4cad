package id.timbang.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed;
import id.timbang.contracts.ScoreAccessed.AccessPurpose;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.kit.access.AccessLog.Seen;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.PublishingFailedException;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.Sight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    private static final Period NOVEMBER = Period.parse("2026-11");
    private static final Seen BUDI = new Seen("budi", "civil");

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final SetClock clock = new SetClock();
    private final AccessLog log = new AccessLog(new EventPublisher(broker, clock, Duration.ofSeconds(1)), clock);

    private final Caller wulan = new Caller("wulan", Set.of(Role.SUPERVISOR), "wulan", null, Set.of(), Instant.MAX);
    private final Sight wulansSight = new Sight("wulan", Set.of("budi"), Set.of(), false, false);

    @Test
    void a_look_says_who_at_whose_figures_when_and_by_which_right() {
        log.record(wulan, wulansSight, AccessedPart.SCORE, NOVEMBER, List.of(BUDI));

        assertThat(recorded())
                .containsExactly(new ScoreAccessed(
                        "budi",
                        NOVEMBER,
                        "wulan",
                        "wulan",
                        ScoreAccessed.ViewerRole.SUPERVISOR,
                        AccessPurpose.SUPERVISION,
                        AccessedPart.SCORE,
                        clock.instant()));
    }

    @Test
    void the_same_look_is_recorded_once_a_day_and_another_look_by_itself() {
        log.record(wulan, wulansSight, AccessedPart.SCORE, NOVEMBER, List.of(BUDI));
        clock.now = clock.now.plus(Duration.ofMinutes(20));
        log.record(wulan, wulansSight, AccessedPart.SCORE, NOVEMBER, List.of(BUDI));
        assertThat(recorded()).hasSize(1);

        log.record(wulan, wulansSight, AccessedPart.EVIDENCE, NOVEMBER, List.of(BUDI));
        log.record(wulan, wulansSight, AccessedPart.SCORE, Period.parse("2026-10"), List.of(BUDI));
        log.record(wulan, wulansSight, AccessedPart.SCORE, NOVEMBER, List.of(new Seen("wulan", "civil"), BUDI));
        assertThat(recorded()).hasSize(4);

        clock.now = clock.now.plus(Duration.ofDays(1));
        log.record(wulan, wulansSight, AccessedPart.SCORE, NOVEMBER, List.of(BUDI));
        assertThat(recorded()).hasSize(5);
    }

    @Test
    void what_the_log_does_not_take_is_not_shown_and_is_tried_again_at_the_next_look() {
        broker.sendException = new KafkaException("away");
        assertThatThrownBy(() -> log.record(wulan, wulansSight, AccessedPart.SCORE, NOVEMBER, List.of(BUDI)))
                .isInstanceOf(PublishingFailedException.class);

        broker.sendException = null;
        log.record(wulan, wulansSight, AccessedPart.SCORE, NOVEMBER, List.of(BUDI));
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void figures_without_a_right_are_a_fault_and_not_a_look() {
        Seen stranger = new Seen("dedi", "civil");

        assertThatThrownBy(() -> log.record(wulan, wulansSight, AccessedPart.LIST, NOVEMBER, List.of(BUDI, stranger)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(recorded()).isEmpty();
    }

    private List<ScoreAccessed> recorded() {
        return broker.history().stream()
                .map(record -> {
                    try {
                        return (ScoreAccessed) EventJson.read(record.value()).data();
                    } catch (UnreadableEventException impossible) {
                        throw new AssertionError(impossible);
                    }
                })
                .toList();
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-11-24T03:15:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
