package id.timbang.scoring.recalculation;

import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.Sight;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/recalculations}: what this instance is making anew, and has made anew. Figures about the whole installation
 * are for whoever answers for the whole of it, like {@code /actuator/metrics}.
 */
@RestController
class RecalculationController {

    private final Recalculation recalculation;

    RecalculationController(Recalculation recalculation) {
        this.recalculation = recalculation;
    }

    @GetMapping("/api/recalculations")
    Passes passes(Caller caller) {
        if (!caller.managesAll() && !caller.is(Role.AUDITOR)) {
            throw Sight.notYours();
        }
        return recalculation.passes();
    }
}
