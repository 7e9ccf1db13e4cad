package id.timbang.scoring.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever changes, comes and goes while a page is told, and however it reads: what waits for it is bounded, and in the
 * end it shows what is in the store.
 */
class LiveClientProperties {

    /** More than may wait for a page. */
    private static final int EVERYBODY = LiveClient.MOST_CHANGES + 100;

    private static final int FEW = 12;

    private static final int MANY = LiveClient.MOST_CHANGES / 2;

    private enum Act {
        CHANGE,
        CHANGE_BEFORE_IT_IS_WRITTEN,
        CHANGE_OF_MANY,
        CHANGE_WHILE_SCORES_ARE_READ,
        ROUND,
        READ,
        COME,
        LEAVE
    }

    /** @param n whom it is about, or how often the page takes something */
    record Step(Act act, int n) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 9);
        return Combinators.combine(Arbitraries.of(Act.class), few)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** Changes of some employees, and a page that reads. */
    @Provide
    Arbitrary<List<Step>> changes() {
        Arbitrary<Act> acts = Arbitraries.of(Act.CHANGE, Act.CHANGE_BEFORE_IT_IS_WRITTEN, Act.ROUND, Act.READ);
        return Combinators.combine(acts, Arbitraries.integers().between(0, 3))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    /** How many employees a page is of. */
    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(FEW)), Tuple.of(1, Arbitraries.just(EVERYBODY)));
    }

    @Property(tries = 500)
    void in_the_end_a_page_shows_what_is_in_the_store_and_never_more_waits_for_it_than_may(
            @ForAll("sizes") int size, @ForAll("steps") List<Step> steps) throws IOException {
        Followed page = new Followed(size);
        for (Step step : steps) {
            page.does(step);
            assertThat(page.client.waiting()).isLessThanOrEqualTo(LiveClient.MOST_CHANGES);
        }
        page.catchesUp();

        assertThat(page.shown.scores()).isEqualTo(page.store.scores(page.view::shows));
    }

    @Property(tries = 500)
    void nobody_is_told_of_twice_within_four_rounds(@ForAll("changes") List<Step> steps) throws IOException {
        Followed page = new Followed(FEW);
        page.reads(Integer.MAX_VALUE);
        Map<String, Integer> toldIn = new HashMap<>();
        int told = 0;
        int round = 0;
        for (Step step : steps) {
            page.does(step);
            round += step.act() == Act.ROUND ? 1 : 0;
            List<String> all = page.shown.changes();
            for (String employee : all.subList(told, all.size())) {
                Integer before = toldIn.put(employee, round);
                assertThat(before == null || round - before >= 4)
                        .as("%s is told of in the rounds %s and %s", employee, before, round)
                        .isTrue();
            }
            told = all.size();
        }
    }

    /** A page that is told as {@link LiveScores} tells it. */
    private static final class Followed {

        final Store store = new Store();
        final View view = new View();
        final Shown shown = new Shown();
        private final NewestScores newest = new NewestScores(store);
        final LiveClient client = new LiveClient("somebody", view, newest, Long.MAX_VALUE);
        private final Map<String, Long> versions = new HashMap<>();
        private final Map<String, Long> heard = new LinkedHashMap<>();
        private final Map<String, Long> unwritten = new LinkedHashMap<>();
        private final int size;
        private int takes;

        Followed(int size) {
            this.size = size;
            for (int n = 0; n < size; n++) {
                view.employees.add("e" + n);
                store.put("e" + n, 1);
            }
            client.begin();
        }

        void does(Step step) throws IOException {
            String employee = "e" + step.n();
            switch (step.act()) {
                case CHANGE -> changes(employee);
                case CHANGE_BEFORE_IT_IS_WRITTEN -> unwritten.put(employee, tells(employee));
                case CHANGE_OF_MANY -> {
                    for (int n = 0; n < MANY; n++) {
                        changes("e" + (step.n() * MANY + n) % size);
                    }
                }
                case CHANGE_WHILE_SCORES_ARE_READ ->
                    store.afterReading = () -> {
                        store.afterReading = () -> {};
                        changes(employee);
                    };
                case ROUND -> round();
                case READ -> reads(step.n() * step.n() * step.n());
                case COME -> {
                    if (view.employees.add(employee)) {
                        client.changed(employee);
                    }
                }
                case LEAVE -> {
                    if (view.employees.remove(employee)) {
                        client.snapshotDue();
                    }
                }
            }
        }

        private void changes(String employee) {
            store.put(employee, next(employee));
            hears(employee);
        }

        private long tells(String employee) {
            long version = next(employee);
            hears(employee);
            return version;
        }

        private long next(String employee) {
            return versions.merge(employee, 2L, (version, first) -> version + 1);
        }

        private void hears(String employee) {
            long version = versions.get(employee);
            newest.changed(Store.MONTH, employee, version);
            heard.put(employee, version);
        }

        private void round() {
            heard.keySet().stream().filter(view::shows).forEach(client::changed);
            heard.clear();
            client.round(false);
        }

        private void reads(int times) throws IOException {
            takes = times;
            client.send(new LiveLine() {
                @Override
                public boolean isReady() {
                    return takes > 0;
                }

                @Override
                public void write(byte[] bytes) {
                    assertThat(takes).as("it is ready").isPositive();
                    takes--;
                    shown.told(bytes);
                }

                @Override
                public void close() {
                    throw new AssertionError("nobody closes it");
                }
            });
        }

        /** What was told is written at last, and the page reads for as many rounds as that may take. */
        void catchesUp() throws IOException {
            unwritten.forEach((employee, version) -> {
                if (version.equals(versions.get(employee))) {
                    store.put(employee, version);
                }
            });
            for (int n = 0; n < 2 * LiveClient.REST; n++) {
                round();
                reads(Integer.MAX_VALUE);
            }
            assertThat(client.isDue()).as("it was told everything").isFalse();
        }
    }
}
