package id.timbang.indicator.outbound;

import id.timbang.embedded.EmbeddedInfrastructure;

/** On the embedded store. */
class EmbeddedSpoolTest extends SpoolContract {

    @Override
    String uri() {
        return EmbeddedInfrastructure.shared().mongoUri("");
    }
}
