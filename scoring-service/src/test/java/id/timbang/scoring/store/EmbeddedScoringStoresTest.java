package id.timbang.scoring.store;

import id.timbang.embedded.EmbeddedInfrastructure;

class EmbeddedScoringStoresTest extends ScoringStoresContract {

    @Override
    String uri() {
        return EmbeddedInfrastructure.shared().mongoUri("contract");
    }
}
