package id.timbang.indicator.catalogue;

import id.timbang.contracts.IndicatorChanged;
import java.util.Optional;

/** Which indicators there are, for whoever takes in facts. Answers from memory. */
public interface Indicators {

    Optional<IndicatorChanged> find(String code);
}
