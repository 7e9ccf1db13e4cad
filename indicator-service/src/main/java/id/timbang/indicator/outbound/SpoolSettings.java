package id.timbang.indicator.outbound;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens while the event log is away.
 *
 * @param enabled   whether events wait in the store; to be switched off where the store does not outlive the process
 * @param maxEvents how many may wait; beyond it none is accepted
 * @param lease     how long one instance drains alone without renewing its claim: after a crash, another one begins then
 */
@ConfigurationProperties("timbang.spool")
record SpoolSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("5000000") long maxEvents,
        @DefaultValue("15s") Duration lease) {}
