package id.timbang.scoring.recalculation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** {@code timbang.scoring.recalculation.*}: how far the running pass is, and what has been done since the start. */
@Component
class RecalculationFigures implements MeterBinder {

    private static final String NAME = "timbang.scoring.recalculation.";

    private final Recalculation recalculation;

    RecalculationFigures(Recalculation recalculation) {
        this.recalculation = recalculation;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(NAME + "total", () -> ofRunning(Pass::total))
                .description("scores to be made anew by the running pass; 0 while none runs")
                .register(registry);
        Gauge.builder(NAME + "done", () -> ofRunning(Pass::done))
                .description("of these, made anew so far")
                .register(registry);
        FunctionCounter.builder(NAME + "scores", recalculation, Recalculation::allDone)
                .description("scores made anew since the start")
                .register(registry);
        FunctionCounter.builder(NAME + "changed", recalculation, Recalculation::allChanged)
                .description("of these, the ones that came out otherwise")
                .register(registry);
    }

    private long ofRunning(ToLongFunction<Pass> figure) {
        Pass running = recalculation.passes().running();
        return running == null ? 0 : figure.applyAsLong(running);
    }
}
