package id.timbang.scoring.ingest;

/** The process died here. */
final class Crash extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Dies at the step whose number, counted over all steps of the run, is in the plan. */
    static final class Plan {

        private final java.util.Set<Integer> deaths;
        private int step;

        Plan(java.util.Set<Integer> deaths) {
            this.deaths = deaths;
        }

        void step() {
            if (deaths.contains(step++)) {
                throw new Crash();
            }
        }

        int steps() {
            return step;
        }
    }
}
