package id.timbang.scoring.store;

import org.junit.jupiter.api.condition.EnabledIf;

/** The same on a real MongoDB, where there is one to be had. */
@EnabledIf(value = RealMongo.IS_THERE, disabledReason = RealMongo.MISSING)
class MongoScoringStoresTest extends ScoringStoresContract {

    @Override
    String uri() {
        return RealMongo.uri();
    }
}
