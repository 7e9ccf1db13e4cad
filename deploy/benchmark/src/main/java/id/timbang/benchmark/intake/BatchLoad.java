package id.timbang.benchmark.intake;

import id.timbang.benchmark.kit.Clients;
import id.timbang.benchmark.kit.Load;
import java.util.ArrayList;
import java.util.List;

/** Tells facts to the service in batches. */
final class BatchLoad {

    private final Service service;
    private final Facts facts;
    private final int clients;

    BatchLoad(Service service, Facts facts, int clients) {
        this.service = service;
        this.facts = facts;
        this.clients = clients;
    }

    /** Tells so many facts, which are written down before. */
    Load prepared(int from, int count) {
        int batches = count / IntakePlan.BATCH;
        List<byte[]> bodies = new ArrayList<>(batches);
        for (int batch = 0; batch < batches; batch++) {
            bodies.add(body(from, batch));
        }
        return () -> count
                * 1e9
                / Clients.time(clients, batches, batch -> service.tell(bodies.get(batch), IntakePlan.BATCH));
    }

    /** Tells more facts than would fit into memory. */
    void tellMany(int from, int count) throws InterruptedException {
        Clients.time(clients, count / IntakePlan.BATCH, batch -> service.tell(body(from, batch), IntakePlan.BATCH));
    }

    /** Tells them in many small batches: what a call costs beside its facts is gone through often. */
    void tellByFew(int from, int count, int few) throws InterruptedException {
        Clients.time(clients, count / few, batch -> service.tell(facts.batch(from + batch * few, few), few));
    }

    private byte[] body(int from, int batch) {
        return facts.batch(from + batch * IntakePlan.BATCH, IntakePlan.BATCH);
    }
}
