package id.timbang.scoring.peers;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.directory.Directory;
import id.timbang.scoring.certainty.Prior;
import id.timbang.scoring.period.PeriodStore;
import id.timbang.scoring.period.PeriodStore.Peer;
import id.timbang.scoring.recalculation.MakingAnew;
import id.timbang.scoring.reference.Reference;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The peers of a position and period, read together and kept for a few seconds, however many ask. */
@Component
@EnableConfigurationProperties(PeerSettings.class)
public class Peers {

    /** Some 100 bytes each. */
    private static final int MOST_KEPT = 200_000;

    private final PeriodStore store;
    private final Directory directory;
    private final int smallest;
    private final List<MakingAnew> making;
    private final LoadingCache<Of, Read> kept;

    Peers(PeriodStore store, Reference reference, List<MakingAnew> making, PeerSettings settings) {
        this.making = making;
        this.store = store;
        this.directory = reference.directory();
        this.smallest = settings.smallestGroup();
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(settings.keptFor())
                .maximumWeight(MOST_KEPT)
                .weigher((Of of, Read read) -> 1 + read.peers().n())
                .build(this::read);
    }

    private record Of(String position, Period period) {}

    /**
     * The peers as they were read.
     *
     * @param heard of how many changes that concern a position, before
     * @param mixed whether some of them may go by one revision and some by another
     */
    private record Read(ComparedPeers peers, long heard, boolean mixed) {}

    /**
     * What a score is compared with.
     *
     * @param priors by indicator, of those of which enough peers have a sample
     */
    public record Comparison(PeerFigures figures, Map<String, Prior> priors) {}

    private Read read(Of of) {
        long heard = heard();
        boolean before = isBeingMadeAnew(of.position());
        List<Peer> peers = store.peers(of.position(), of.period());
        return new Read(
                new ComparedPeers(of.position(), peers, directory::pathUp, smallest),
                heard,
                before || isBeingMadeAnew(of.position()));
    }

    private long heard() {
        return making.stream().mapToLong(MakingAnew::heard).sum();
    }

    private boolean isBeingMadeAnew(String position) {
        return making.stream().anyMatch(each -> each.isUnderWayFor(position));
    }

    /** Nothing while the position's scores are being made anew: by two revisions they do not compare. */
    public Comparison compare(ScoreChanged score) {
        Of of = new Of(score.position(), score.period());
        boolean now = isBeingMadeAnew(score.position());
        Read read = kept.get(of);
        if (!now && (read.mixed() || read.heard() != heard())) {
            kept.invalidate(of);
            read = kept.get(of);
        }
        if (now || read.mixed()) {
            int n = read.peers().n();
            return new Comparison(PeerFigures.untold(score.position(), n, Scope.BEING_MADE_ANEW), Map.of());
        }
        return read.peers().compare(score.officeId(), directory.pathUp(score.officeId()), score.score());
    }
}
