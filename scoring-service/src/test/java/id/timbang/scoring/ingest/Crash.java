package id.timbang.scoring.ingest;

import java.util.Set;

/** The process died here. */
public final class Crash extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What happens at which step, counted over all steps of the run: before and after every write, and between. */
    public static class Plan {

        private final Set<Integer> deaths;
        private int step;

        public Plan(Set<Integer> deaths) {
            this.deaths = deaths;
        }

        public synchronized void step() {
            if (deaths.contains(step++)) {
                throw new Crash();
            }
        }

        int steps() {
            return step;
        }
    }
}
