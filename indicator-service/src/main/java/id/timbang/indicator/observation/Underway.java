package id.timbang.indicator.observation;

import id.timbang.kit.problem.Problem;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/**
 * Facts that somebody is putting right at this moment. A second one who began from the same version would else tell
 * another next version. Of two services, both may; scoring then keeps what it reads first.
 */
final class Underway {

    private final Set<String> facts = ConcurrentHashMap.newKeySet();

    /** @throws Problem a 409 where somebody else is at it */
    <T> T alone(String source, String id, Supplier<T> work) {
        String name = source + '\0' + id;
        if (!facts.add(name)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "being-put-right",
                    "This observation is being corrected or taken back by another call. Look at what came of that, and"
                            + " send this again where it still holds.");
        }
        try {
            return work.get();
        } finally {
            facts.remove(name);
        }
    }
}
