package id.timbang.indicator.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.kit.event.PublishingFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Broker, store and process fail at random. The model is a list: what was acknowledged, in the order in which it was. All
 * of it must stand in the log or the spool at any time, and in the end in the log, in that order per key.
 */
class DurableLogProperties {

    private enum Act {
        TELL,
        DRAIN,
        BROKER_UP,
        BROKER_AWAY,
        BROKER_MUTE,
        BROKER_GOES_SOON,
        STORE_UP,
        STORE_AWAY,
        STORE_MUTE,
        CRASH,
        CLOCK_BACK
    }

    private record Step(Act act, int number) {}

    private record Acknowledged(String key, String id, int call) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Act> acts = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(12, Act.TELL),
                net.jqwik.api.Tuple.of(8, Act.DRAIN),
                net.jqwik.api.Tuple.of(3, Act.BROKER_UP),
                net.jqwik.api.Tuple.of(2, Act.BROKER_AWAY),
                net.jqwik.api.Tuple.of(1, Act.BROKER_MUTE),
                net.jqwik.api.Tuple.of(2, Act.BROKER_GOES_SOON),
                net.jqwik.api.Tuple.of(3, Act.STORE_UP),
                net.jqwik.api.Tuple.of(1, Act.STORE_AWAY),
                net.jqwik.api.Tuple.of(1, Act.STORE_MUTE),
                net.jqwik.api.Tuple.of(1, Act.CRASH),
                net.jqwik.api.Tuple.of(1, Act.CLOCK_BACK));
        return Combinators.combine(acts, Arbitraries.integers().between(0, 7))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(80);
    }

    @Property(tries = 150)
    void what_is_acknowledged_is_in_the_log_or_the_spool_and_comes_in_order(@ForAll("steps") List<Step> steps) {
        try (OutboundRig rig = new OutboundRig()) {
            Run run = new Run(rig);
            steps.forEach(run::take);
            run.endWell();
        }
    }

    private static final class Run {

        private final OutboundRig rig;
        private OutboundRig.Instance instance;
        private final List<Acknowledged> acknowledged = new ArrayList<>();
        private int calls;

        Run(OutboundRig rig) {
            this.rig = rig;
            this.instance = rig.start();
        }

        void take(Step step) {
            rig.clock.move(Duration.ofMillis(300));
            switch (step.act()) {
                case TELL -> tell(step.number());
                case DRAIN -> drain();
                case BROKER_UP -> rig.log.mood(FakeLog.Mood.UP);
                case BROKER_AWAY -> rig.log.mood(FakeLog.Mood.AWAY);
                case BROKER_MUTE -> rig.log.mood(FakeLog.Mood.MUTE);
                case BROKER_GOES_SOON -> rig.log.goAfter(step.number());
                case STORE_UP -> rig.spool.mood(FakeLog.Mood.UP);
                case STORE_AWAY -> rig.spool.mood(FakeLog.Mood.AWAY);
                case STORE_MUTE -> rig.spool.mood(FakeLog.Mood.MUTE);
                case CRASH -> {
                    instance = rig.start();
                    rig.clock.move(OutboundRig.LEASE.plusSeconds(1));
                }
                case CLOCK_BACK -> rig.clock.move(Duration.ofSeconds(-10 * step.number()));
            }
            Set<String> there = new HashSet<>(rig.logged());
            there.addAll(rig.waiting());
            assertThat(there)
                    .containsAll(acknowledged.stream().map(Acknowledged::id).toList());
        }

        /** One to four facts of three employees. */
        private void tell(int number) {
            int call = calls++;
            List<ObservationRecorded> facts = new ArrayList<>();
            for (int place = 0; place <= number % 4; place++) {
                facts.add(OutboundRig.fact("e" + (number + place) % 3, call + "." + place));
            }
            try {
                instance.durable.accept(facts);
                facts.forEach(fact -> acknowledged.add(new Acknowledged(fact.employeeId(), fact.id(), call)));
            } catch (PublishingFailedException refused) {
                assertThat(refused.isTooLarge()).isFalse();
            }
        }

        private void drain() {
            try {
                instance.drainer.round();
            } catch (PublishingFailedException | MongoException away) {
                assertThat(away).hasMessageNotContaining("NullPointer");
            }
        }

        void endWell() {
            rig.log.mood(FakeLog.Mood.UP);
            rig.spool.mood(FakeLog.Mood.UP);
            instance.drainAll();

            assertThat(rig.waiting()).isEmpty();
            List<String> first = List.copyOf(new LinkedHashSet<>(rig.logged()));
            for (String key : List.of("e0", "e1", "e2")) {
                List<Acknowledged> told = acknowledged.stream()
                        .filter(one -> one.key().equals(key))
                        .toList();
                // Between the facts of one call that failed halfway there is no order.
                assertThat(told.stream()
                                .sorted(java.util.Comparator.comparing(one -> first.indexOf(one.id())))
                                .map(Acknowledged::call))
                        .isEqualTo(told.stream().map(Acknowledged::call).toList());
                assertThat(first)
                        .containsAll(told.stream().map(Acknowledged::id).toList());
            }
            double spooled = instance.meter("timbang.spool.spooled");
            instance.durable.accept(List.of(OutboundRig.fact("e0", "last")));
            assertThat(instance.meter("timbang.spool.spooled")).isEqualTo(spooled);
            assertThat(rig.logged()).endsWith("last");
        }
    }
}
