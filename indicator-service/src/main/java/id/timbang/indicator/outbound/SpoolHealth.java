package id.timbang.indicator.outbound;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP also while events wait, because facts are taken all the same; the details say how many, and since when. */
final class SpoolHealth implements HealthIndicator {

    private final Circuit circuit;
    private final Gate gate;
    private final SpoolFigures figures;

    SpoolHealth(Circuit circuit, Gate gate, SpoolFigures figures) {
        this.circuit = circuit;
        this.gate = gate;
        this.figures = figures;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("spooling", gate.isSpooling())
                .withDetail("waiting", figures.waiting())
                .withDetail("oldestSeconds", figures.oldestSeconds())
                .withDetail("circuit", circuit.state())
                .build();
    }
}
