package id.timbang.scoring.peers;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.directory.Directory;
import id.timbang.scoring.certainty.Prior;
import id.timbang.scoring.period.PeriodStore;
import id.timbang.scoring.period.PeriodStore.Peer;
import id.timbang.scoring.recalculation.Recalculation;
import id.timbang.scoring.reference.Reference;
import java.math.BigDecimal;
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
    private final Recalculation recalculation;
    private final LoadingCache<Of, ComparedPeers> kept;

    Peers(PeriodStore store, Reference reference, Recalculation recalculation, PeerSettings settings) {
        this.recalculation = recalculation;
        this.store = store;
        this.directory = reference.directory();
        this.smallest = settings.smallestGroup();
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(settings.keptFor())
                .maximumWeight(MOST_KEPT)
                .weigher((Of of, ComparedPeers peers) -> 1 + peers.n())
                .build(this::read);
    }

    private record Of(String position, Period period) {}

    /**
     * What a score is compared with.
     *
     * @param priors by indicator, of those of which enough peers have a sample
     */
    public record Comparison(PeerFigures figures, Map<String, Prior> priors) {}

    private ComparedPeers read(Of of) {
        List<Peer> peers = store.peers(of.position(), of.period());
        return new ComparedPeers(of.position(), peers, directory::pathUp, smallest);
    }

    /** Nothing while the position's scores are being made anew: by two revisions they do not compare. */
    public Comparison compare(ScoreChanged score) {
        if (recalculation.isUnderWayFor(score.position())) {
            int n = kept.get(new Of(score.position(), score.period())).n();
            return new Comparison(PeerFigures.untold(score.position(), n, Scope.BEING_MADE_ANEW), Map.of());
        }
        BigDecimal own = score.score();
        return kept.get(new Of(score.position(), score.period()))
                .compare(score.officeId(), directory.pathUp(score.officeId()), own);
    }
}
