package id.timbang.standalone.demo;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How a person works, in rates; what comes of it day by day is drawn from these.
 *
 * @param pace        share of the usual amount of work, 1 is usual
 * @param errors      share of the work that has an error, 0..1
 * @param hours       median time a piece of work takes, in hours of the clock
 * @param kindness    mean of a citizen's answers, 1..4
 * @param punctuality share of days at work on time, 0..1
 */
record Skill(double pace, double errors, double hours, double kindness, double punctuality) {

    private static final long SEED = 20_260_101;
    private static final String BUDI = "e-0001";

    /** Careful and quick and well liked, and yet not the best at anything, nor always on time. */
    private static final Skill BUDIS = new Skill(1.06, 0.028, 8.8, 3.36, 0.95);

    static Skill of(Person person) {
        if (person.employeeId().equals(BUDI)) {
            return BUDIS;
        }
        RandomGenerator random = new SplittableRandom(SEED + person.number());
        return new Skill(
                between(0.80, 1.20, random.nextGaussian(1.0, 0.09)),
                between(0.01, 0.09, random.nextGaussian(0.055, 0.018)),
                between(6, 15, random.nextGaussian(9.8, 1.7)),
                between(2.7, 3.7, random.nextGaussian(3.2, 0.17)),
                between(0.85, 0.99, random.nextGaussian(0.94, 0.03)));
    }

    private static double between(double low, double high, double value) {
        return Math.max(low, Math.min(high, value));
    }
}
