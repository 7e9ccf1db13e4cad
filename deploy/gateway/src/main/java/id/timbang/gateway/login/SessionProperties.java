package id.timbang.gateway.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sessions of people's browsers; they are kept in memory.
 *
 * @param idle  a session ends when nothing was asked for so long
 * @param login a log-in under way ends so long after its start
 * @param most  how many sessions there may be at once, log-ins under way included; beyond, nobody can log in
 */
@ConfigurationProperties("timbang.session")
record SessionProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("10m") Duration login,
        @DefaultValue("100000") int most) {}
