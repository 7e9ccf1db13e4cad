package id.timbang.indicator.directory;

import id.timbang.embedded.EmbeddedInfrastructure;

/** On the embedded store. */
class EmbeddedOfficeTreeTest extends OfficeTreeContract {

    @Override
    String uri() {
        return EmbeddedInfrastructure.shared().mongoUri("office-tree");
    }
}
