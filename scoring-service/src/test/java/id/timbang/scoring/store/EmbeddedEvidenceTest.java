package id.timbang.scoring.store;

import id.timbang.embedded.EmbeddedInfrastructure;

class EmbeddedEvidenceTest extends EvidenceContract {

    @Override
    String uri() {
        return EmbeddedInfrastructure.shared().mongoUri("contract");
    }
}
