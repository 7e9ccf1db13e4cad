package id.timbang.scoring.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of live pages.
 *
 * @param mostPages     how many this instance has open at once; more are sent to another, or told to come again
 * @param mostPerPerson how many of these one account may have; no fewer than the front door lets through
 * @param heartbeat     after how long something is sent to each page, so that one that is gone is noticed
 * @param patience      how long a page may take nothing before it is closed
 */
@ConfigurationProperties("timbang.live")
record LiveSettings(
        @DefaultValue("2000") int mostPages,
        @DefaultValue("50") int mostPerPerson,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("30s") Duration patience) {}
