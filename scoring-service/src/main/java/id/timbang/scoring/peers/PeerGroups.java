package id.timbang.scoring.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * With which group everybody of a position and period is compared. A person's group is that of their office where it has
 * enough people; else it is widened up the tree of offices: to those above, to the agency, to all agencies.
 *
 * <p>Groups nest, so figures of one could be subtracted from those of another. The rule that forbids to learn anything of
 * a single person by it: <em>each group is told to at least as many people as the smallest group has</em>. Whoever adds
 * and subtracts the sums of told groups, in whatever way, gets sums over whole sets of people who are told the same
 * group, and never of fewer. Where the few who are left in an agency would break the rule, its smallest group is widened
 * with them. There is one group for each person, and nobody is told another.
 *
 * <p>Pure: counts in, groups out.
 */
final class PeerGroups {

    /** Above all agencies; no office has an id so short. */
    static final String EVERYWHERE = "";

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Integer> counts;
    private final int smallest;
    private final Set<String> told = new HashSet<>();

    /**
     * Forms the groups.
     *
     * @param counts   how many people each office has, those below it not included
     * @param pathUp   from an office to it and those above, up to its agency
     * @param smallest how many people a group has at least
     */
    PeerGroups(Map<String, Integer> counts, Function<String, Collection<String>> pathUp, int smallest) {
        this.counts = counts;
        this.smallest = smallest;
        counts.keySet().forEach(office -> know(pathUp.apply(office)));
        List<Group> groups = new ArrayList<>();
        form(EVERYWHERE, children(), groups);
        groups.forEach(group -> group.addTo(told));
    }

    /**
     * A group that is told.
     *
     * @param total  how many people are in it
     * @param toldTo how many of them are told it, the others being told one of those nested in it
     */
    private record Group(String at, int total, int toldTo, List<Group> nested) {

        static final Comparator<Group> SMALLEST_FIRST =
                Comparator.comparingInt(Group::total).thenComparing(Group::at);

        void addTo(Set<String> told) {
            told.add(at);
            nested.forEach(group -> group.addTo(told));
        }
    }

    /** Parents set by hand may run in a circle: the first path up that is seen holds, and a tree remains. */
    private void know(Collection<String> path) {
        String below = null;
        for (String office : path) {
            if (below != null) {
                parents.putIfAbsent(below, office);
            }
            below = office;
        }
        if (below != null) {
            parents.putIfAbsent(below, EVERYWHERE);
        }
    }

    private Map<String, List<String>> children() {
        Map<String, List<String>> children = new HashMap<>();
        parents.forEach((office, parent) ->
                children.computeIfAbsent(parent, none -> new ArrayList<>()).add(office));
        return children;
    }

    /**
     * Forms the groups at and below a place.
     *
     * @param groups takes the widest of them
     * @return of the people there, how many there are and how many are in no group yet
     */
    private People form(String place, Map<String, List<String>> children, List<Group> groups) {
        int own = counts.getOrDefault(place, 0);
        People people = new People(own, own);
        List<Group> below = new ArrayList<>();
        for (String child : children.getOrDefault(place, List.of())) {
            people = people.plus(form(child, children, below));
        }
        int left = people.left();
        if (left > 0 && left < smallest && isLastResort(place) && !below.isEmpty()) {
            Group dissolved = below.stream().min(Group.SMALLEST_FIRST).orElseThrow();
            below.remove(dissolved);
            below.addAll(dissolved.nested());
            left += dissolved.toldTo();
        }
        if (left < smallest) {
            groups.addAll(below);
            return new People(people.all(), left);
        }
        groups.add(new Group(place, people.all(), left, below));
        return new People(people.all(), 0);
    }

    private record People(int all, int left) {
        People plus(People other) {
            return new People(all + other.all, left + other.left);
        }
    }

    /** Below an agency the few who are left go up, and nobody else's group is touched. */
    private boolean isLastResort(String place) {
        return place.equals(EVERYWHERE) || EVERYWHERE.equals(parents.get(place));
    }

    /** The groups that the people of an office are in, the narrowest first. */
    List<String> placesOf(Collection<String> pathUp) {
        return Stream.concat(pathUp.stream(), Stream.of(EVERYWHERE))
                .filter(told::contains)
                .toList();
    }

    /** The place whose group the people of an office are told; none where there are too few everywhere. */
    @Nullable
    String groupOf(Collection<String> pathUp) {
        return placesOf(pathUp).stream().findFirst().orElse(null);
    }

    /** Whether an office with enough people of its own was widened for others' sake. */
    boolean protectsFew(String office) {
        return !told.contains(office) && counts.getOrDefault(office, 0) >= smallest;
    }
}
