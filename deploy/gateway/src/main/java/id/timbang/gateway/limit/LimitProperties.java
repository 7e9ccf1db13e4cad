package id.timbang.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the front door lets through. A client is the person of a session, the subject of an access token, or, where nobody
 * is known, the remote address.
 *
 * @param eventLog  the largest body of an event log
 * @param employees the largest body of an import of employees
 * @param observations the largest body that brings observations: a stream of them may be long
 * @param body      the largest body of any other request
 * @param person    one person, over all sessions
 * @param machine   one client with an access token of its own
 * @param address   all who are not logged in, from one address: an office may stand behind it
 * @param attempts  log-in attempts from one address, and token requests from one address, counted apart
 * @param refusals  requests from one address that were refused because nobody was known by them
 * @param clients   how many clients are remembered at once; beyond, those not seen for longest are forgotten
 */
@ConfigurationProperties("timbang.limits")
record LimitProperties(
        @DefaultValue("2GB") DataSize eventLog,
        @DefaultValue("256MB") DataSize employees,
        @DefaultValue("2GB") DataSize observations,
        @DefaultValue("16MB") DataSize body,
        @DefaultValue Person person,
        @DefaultValue Machine machine,
        @DefaultValue Address address,
        @DefaultValue Attempts attempts,
        @DefaultValue Refusals refusals,
        @DefaultValue("50000") int clients) {

    /** So many in each stretch of time. */
    interface Rate {
        int requests();

        Duration per();
    }

    /** So many at the same time: requests, and beside them live streams. */
    interface Concurrency {
        int atOnce();

        int streams();
    }

    record Person(
            @DefaultValue("600") int requests,
            @DefaultValue("10s") Duration per,
            @DefaultValue("50") int atOnce,
            @DefaultValue("20") int streams)
            implements Rate, Concurrency {}

    record Machine(
            @DefaultValue("50000") int requests,
            @DefaultValue("10s") Duration per,
            @DefaultValue("500") int atOnce,
            @DefaultValue("50") int streams)
            implements Rate, Concurrency {}

    record Address(
            @DefaultValue("3000") int requests,
            @DefaultValue("10s") Duration per,
            @DefaultValue("500") int atOnce,
            @DefaultValue("20") int streams)
            implements Rate, Concurrency {}

    record Attempts(
            @DefaultValue("240") int requests,
            @DefaultValue("60s") Duration per) implements Rate {}

    record Refusals(
            @DefaultValue("600") int requests,
            @DefaultValue("60s") Duration per) implements Rate {}
}
