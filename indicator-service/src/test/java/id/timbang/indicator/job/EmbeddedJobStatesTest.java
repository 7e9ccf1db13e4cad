package id.timbang.indicator.job;

import id.timbang.embedded.EmbeddedInfrastructure;

/** On the embedded store. */
class EmbeddedJobStatesTest extends JobStatesContract {

    @Override
    String uri() {
        return EmbeddedInfrastructure.shared().mongoUri("jobs");
    }
}
