package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Report;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Figures that are measured together, and can be measured without the others. */
@FunctionalInterface
interface Step {

    /** @param progress is told of each thing done */
    void measure(ScoringPlan plan, Report report, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException;
}
