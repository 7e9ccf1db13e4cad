package id.timbang.indicator.idempotency;

import id.timbang.embedded.EmbeddedInfrastructure;

/** On the embedded store. */
class EmbeddedIdempotencyStoreTest extends IdempotencyStoreContract {

    @Override
    String uri() {
        return EmbeddedInfrastructure.shared().mongoUri("idempotency");
    }
}
