package id.timbang.scoring.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Offices are written as paths, {@code city/office/unit}. */
class PeerGroupsTest {

    @Test
    void an_office_with_enough_people_is_a_group_and_smaller_ones_go_up() {
        assertThat(groups(Map.of("city/a", 6, "city/b", 3, "city/c", 2)))
                .isEqualTo(Map.of("city/a", "city/a", "city/b", "city", "city/c", "city"));
    }

    @Test
    void six_beside_seven_would_give_the_seventh_away_so_all_are_told_seven() {
        assertThat(groups(Map.of("city/a", 6, "city/b", 1))).isEqualTo(Map.of("city/a", "city", "city/b", "city"));
    }

    @Test
    void only_the_smallest_group_is_widened_for_the_few_who_are_left() {
        assertThat(groups(Map.of("city/a", 9, "city/b", 6, "city/c", 2)))
                .isEqualTo(Map.of("city/a", "city/a", "city/b", "city", "city/c", "city"));
    }

    @Test
    void the_few_of_one_unit_are_compared_further_up_and_their_neighbours_stay_as_they_are() {
        assertThat(groups(Map.of("city/a/one", 6, "city/a/two", 2, "city/b", 3)))
                .isEqualTo(Map.of("city/a/one", "city/a/one", "city/a/two", "city", "city/b", "city"));
    }

    @Test
    void an_agency_with_too_few_is_compared_with_all_and_too_few_of_all_with_nobody() {
        assertThat(groups(Map.of("city/a", 3, "town/b", 2))).isEqualTo(Map.of("city/a", "", "town/b", ""));
        Map<String, String> none = new HashMap<>();
        none.put("city/a", null);
        assertThat(groups(Map.of("city/a", 4))).isEqualTo(none);
    }

    /** Sums over told groups are sums over these sets, so this is what keeps single persons' scores from being subtracted. */
    @Property
    void every_group_is_told_to_as_many_people_as_the_smallest_has(
            @ForAll("offices") Map<String, Integer> counts, @ForAll @IntRange(min = 2, max = 7) int smallest) {
        Map<String, Integer> toldTo = new TreeMap<>();
        PeerGroups groups = new PeerGroups(counts, PeerGroupsTest::pathUp, smallest);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        counts.forEach((office, many) -> {
            String told = groups.groupOf(pathUp(office));
            assertThat(told == null).isEqualTo(all < smallest);
            if (told != null) {
                toldTo.merge(told, many, Integer::sum);
            }
        });

        assertThat(toldTo.values()).allMatch(many -> many >= smallest);
    }

    @Provide
    Arbitrary<Map<String, Integer>> offices() {
        return Arbitraries.randomValue(random -> {
            Map<String, Integer> counts = new TreeMap<>();
            int many = 1 + random.nextInt(12);
            for (int i = 0; i < many; i++) {
                StringBuilder office = new StringBuilder("city" + random.nextInt(3));
                for (int deep = random.nextInt(4); deep > 0; deep--) {
                    office.append('/').append((char) ('a' + random.nextInt(3)));
                }
                counts.put(office.toString(), 1 + random.nextInt(8));
            }
            return counts;
        });
    }

    private static Map<String, String> groups(Map<String, Integer> counts) {
        PeerGroups groups = new PeerGroups(counts, PeerGroupsTest::pathUp, 5);
        Map<String, String> told = new HashMap<>();
        counts.keySet().forEach(office -> told.put(office, groups.groupOf(pathUp(office))));
        return told;
    }

    private static Collection<String> pathUp(String office) {
        List<String> path = new ArrayList<>();
        for (String at = office; !at.isEmpty(); at = at.contains("/") ? at.substring(0, at.lastIndexOf('/')) : "") {
            path.add(at);
        }
        return path;
    }
}
