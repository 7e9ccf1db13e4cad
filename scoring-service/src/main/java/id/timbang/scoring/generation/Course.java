package id.timbang.scoring.generation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the generations stand. Each step is a function from one state to the next, or to nothing where it may not be
 * taken; as the state is one document, written only in place of the one it was made from, of two who take a step at once
 * one comes too late.
 *
 * @param lock     counts the writes
 * @param current  the one that is asked, and that facts go into
 * @param last     the highest that was ever begun
 * @param building the one that is being built
 * @param former   the one that was current before
 */
record Course(
        long lock,
        Generation current,
        Generation last,
        @Nullable Building building,
        @Nullable Former former) {

    /**
     * A generation that is being built.
     *
     * @param until when it is given up, unless its builder is heard of again
     */
    record Building(Claim claim, Instant until, Decision decision) {}

    /**
     * The generation that was current before.
     *
     * @param until when it may go: until then somebody may still be reading it
     */
    record Former(Generation generation, Instant until) {}

    static final Course START = new Course(1, Generation.FIRST, Generation.FIRST, null, null);

    /** A new generation is begun, unless one is being built. */
    Optional<Course> begun(String owner, Instant now, Instant until) {
        if (building != null && building.until().isAfter(now)) {
            return Optional.empty();
        }
        Claim claim = new Claim(last.next(), owner);
        return Optional.of(next(current, claim.generation(), new Building(claim, until, Decision.NONE), former));
    }

    /** The builder is heard of, unless another has begun. */
    Optional<Course> renewed(Claim claim, Instant until) {
        return held(claim).map(held -> next(current, last, new Building(claim, until, held.decision()), former));
    }

    /** A person decides about what is being built, once: its builder may have begun to act on it. */
    Optional<Course> decided(Generation generation, Decision decision) {
        return Optional.ofNullable(building)
                .filter(held -> held.claim().generation().equals(generation))
                .filter(held -> held.decision() == Decision.NONE || held.decision() == decision)
                .map(held -> next(current, last, new Building(held.claim(), held.until(), decision), former));
    }

    /** What was built becomes current, unless it is to be given up; what was current stays until it may go. */
    Optional<Course> swapped(Claim claim, Instant formerUntil) {
        return held(claim)
                .filter(held -> held.decision() != Decision.ABANDON)
                .map(held -> next(claim.generation(), last, null, new Former(current, formerUntil)));
    }

    /** What was built is given up. */
    Optional<Course> ended(Claim claim) {
        return held(claim).map(held -> next(current, last, null, former));
    }

    /** Whether it is being built, and its builder was heard of lately. */
    boolean isBuilding(Generation generation, Instant now) {
        return building != null
                && building.claim().generation().equals(generation)
                && building.until().isAfter(now);
    }

    /** Whether nobody reads its collections any more, nor writes them. */
    boolean isOver(Generation generation, Instant now) {
        boolean wanted = generation.equals(current)
                || building != null && generation.equals(building.claim().generation())
                || former != null
                        && generation.equals(former.generation())
                        && former.until().isAfter(now)
                || generation.number() > last.number();
        return !wanted;
    }

    private Optional<Building> held(Claim claim) {
        return Optional.ofNullable(building).filter(held -> held.claim().equals(claim));
    }

    private Course next(
            Generation nextCurrent, Generation nextLast, @Nullable Building nextBuilding, @Nullable Former nextFormer) {
        return new Course(lock + 1, nextCurrent, nextLast, nextBuilding, nextFormer);
    }
}
