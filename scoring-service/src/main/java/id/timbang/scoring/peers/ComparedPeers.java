package id.timbang.scoring.peers;

import id.timbang.scoring.certainty.Prior;
import id.timbang.scoring.certainty.Sample;
import id.timbang.scoring.peers.Peers.Comparison;
import id.timbang.scoring.peers.Scope.Why;
import id.timbang.scoring.period.PeriodStore.Peer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The peers of a position and period in their groups, ready to be compared with. Those without a score are none. */
final class ComparedPeers {

    private final String position;
    private final int n;
    private final PeerGroups groups;
    private final Map<String, Gathered> byPlace = new HashMap<>();

    ComparedPeers(String position, List<Peer> all, Function<String, Collection<String>> pathUp, int smallest) {
        this.position = position;
        List<Peer> peers = all.stream().filter(peer -> peer.score() != null).toList();
        this.n = peers.size();
        this.groups = new PeerGroups(
                peers.stream().collect(Collectors.toMap(Peer::office, peer -> 1, Integer::sum)), pathUp, smallest);
        for (Peer peer : peers) {
            Collection<String> path = pathUp.apply(peer.office());
            String told = groups.groupOf(path);
            for (String place : groups.placesOf(path)) {
                byPlace.computeIfAbsent(place, none -> new Gathered()).add(peer, place.equals(told));
            }
        }
        byPlace.values().forEach(gathered -> gathered.close(smallest));
    }

    /** What is known of a group. */
    private static final class Gathered {

        private final List<BigDecimal> scores = new ArrayList<>();
        private final Map<String, List<Sample>> samples = new TreeMap<>();
        private final Map<String, Integer> toldTo = new HashMap<>();
        private final Map<String, Prior> priors = new TreeMap<>();

        void add(Peer peer, boolean isToldIt) {
            scores.add(peer.score());
            peer.samples().forEach((indicator, sample) -> {
                samples.computeIfAbsent(indicator, none -> new ArrayList<>()).add(sample);
                toldTo.merge(indicator, isToldIt ? 1 : 0, Integer::sum);
            });
        }

        /** Of an indicator the rule of the groups holds again, for those who have a sample of it. */
        void close(int smallest) {
            scores.sort(null);
            samples.forEach((indicator, of) -> {
                if (toldTo.get(indicator) >= smallest) {
                    Prior.of(of).ifPresent(prior -> priors.put(indicator, prior));
                }
            });
            samples.clear();
        }
    }

    int n() {
        return n;
    }

    /**
     * Compares a score with the group of its office.
     *
     * @param path from the office up
     * @param own  none where the person has no score
     */
    Comparison compare(String office, Collection<String> path, @Nullable BigDecimal own) {
        String place = groups.groupOf(path);
        if (place == null) {
            Scope everywhere = new Scope(null, true, Why.TOO_FEW);
            return new Comparison(PeerFigures.untold(position, n, everywhere), Map.of());
        }
        Gathered group = byPlace.get(place);
        return new Comparison(PeerFigures.of(position, own, group.scores, scope(office, place)), group.priors);
    }

    private Scope scope(String office, String place) {
        if (place.equals(office)) {
            return new Scope(office, false, null);
        }
        Why why = groups.protectsFew(office) ? Why.PROTECTS_FEW : Why.TOO_FEW;
        return new Scope(place.equals(PeerGroups.EVERYWHERE) ? null : place, true, why);
    }
}
