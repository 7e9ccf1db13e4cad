package id.timbang.indicator.quarantine;

import id.timbang.embedded.EmbeddedInfrastructure;

class EmbeddedQuarantineStoresTest extends QuarantineStoresContract {

    @Override
    String uri() {
        return EmbeddedInfrastructure.shared().mongoUri("contract");
    }
}
