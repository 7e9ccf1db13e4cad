package id.timbang.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a single broker that is its own controller, small in memory and reachable on the loopback only. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    static Map<String, String> of(Path directory, Ports ports) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(identity(directory, ports));
        settings.putAll(internalTopics());
        settings.putAll(keeping());
        settings.putAll(size());
        return settings;
    }

    private static Map<String, String> identity(Path directory, Ports ports) {
        String client = "PLAINTEXT://%s:%d".formatted(Ports.HOST, ports.client());
        String controller = "%s:%d".formatted(Ports.HOST, ports.controller());
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE_ID),
                // Static: the controller's port may differ at every start, a dynamic quorum would remember the old one.
                "controller.quorum.voters",
                NODE_ID + "@" + controller,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                client + "," + CONTROLLER_LISTENER + "://" + controller,
                "advertised.listeners",
                client,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                directory.toString(),
                // After a crash the old registration stands until its session ends: the restart waits for this.
                "broker.session.timeout.ms",
                "2000",
                "broker.heartbeat.interval.ms",
                "500");
    }

    private static Map<String, String> internalTopics() {
        return Map.of(
                "offsets.topic.num.partitions", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false");
    }

    /** The log is the record: nothing goes by age unless its topic says so. */
    private static Map<String, String> keeping() {
        return Map.of(
                "log.retention.ms", "-1",
                // Offsets of a stopped group outlive a long holiday (ten years).
                "offsets.retention.minutes", String.valueOf(10 * 366 * 24 * 60),
                // Survey answers carry the fixed timestamp 0, so that it cannot tell who answered when.
                "log.message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE));
    }

    private static Map<String, String> size() {
        Map<String, String> size = new HashMap<>();
        size.put("log.cleaner.dedupe.buffer.size", "2097152");
        size.put("log.cleaner.io.buffer.size", "131072");
        size.put("log.segment.bytes", "67108864");
        size.put("log.index.size.max.bytes", "1048576");
        size.put("num.network.threads", "2");
        size.put("num.io.threads", "2");
        size.put("background.threads", "2");
        size.put("num.recovery.threads.per.data.dir", "2");
        size.put("group.coordinator.threads", "1");
        size.put("share.coordinator.threads", "1");
        size.put("queued.max.requests", "64");
        return size;
    }
}
