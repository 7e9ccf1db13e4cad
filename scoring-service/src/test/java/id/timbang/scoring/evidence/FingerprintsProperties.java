package id.timbang.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** A set that may take two fingerprints for the same, and never misses one that is in it. */
class FingerprintsProperties {

    @Property
    void whatever_is_in_it_is_found_and_adding_says_whether_it_was_new_or_seemed_not(
            @ForAll @Size(max = 200) List<Long> fingerprints) {
        Fingerprints set = new Fingerprints();
        Set<Long> slow = new HashSet<>();

        for (long each : fingerprints) {
            boolean seemed = set.contains(each);
            assertThat(set.add(each)).isEqualTo(!seemed);
            assertThat(slow.add(each) || seemed).as("what was in it seems so").isTrue();
            assertThat(set.contains(each)).isTrue();
        }

        assertThat(slow).allMatch(set::contains);
        Fingerprints read = new Fingerprints();
        read.addPacked(Fingerprints.packed(
                fingerprints.stream().mapToLong(Long::longValue).toArray()));
        assertThat(slow).allMatch(read::contains);
    }

    @Property(tries = 20)
    void of_a_million_looked_for_in_vain_hardly_one_seems_to_be_there(@ForAll long seed) {
        Fingerprints set = new Fingerprints();
        Random random = new Random(seed);
        random.longs(1_000).forEach(set::add);

        assertThat(random.longs(1_000_000).filter(set::contains).count()).isLessThan(20);
    }
}
