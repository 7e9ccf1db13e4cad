package id.timbang.scoring.peers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the comparison with peers.
 *
 * @param smallestGroup of how many people figures are told at least
 * @param keptFor       how old the peers' figures may be
 */
@ConfigurationProperties("timbang.peers")
record PeerSettings(
        @DefaultValue("5") int smallestGroup,
        @DefaultValue("5s") Duration keptFor) {

    PeerSettings {
        if (smallestGroup < 2) {
            throw new IllegalArgumentException("timbang.peers.smallest-group is " + smallestGroup
                    + "; figures of one person are no comparison: 2 at least");
        }
    }
}
