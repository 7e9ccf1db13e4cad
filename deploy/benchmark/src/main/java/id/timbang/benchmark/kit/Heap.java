package id.timbang.benchmark.kit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of another JVM of this machine, as it is after a collection. */
public final class Heap implements AutoCloseable {

    private static final double MEGABYTE = 1 << 20;

    private final JMXConnector connector;
    private final MemoryMXBean memory;

    public Heap(int port) throws IOException {
        connector = JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"));
        memory = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    }

    /** With what options a JVM lets itself be asked, from this machine only. */
    public static List<String> options(int port) {
        return List.of(
                "-Dcom.sun.management.jmxremote.port=" + port,
                "-Dcom.sun.management.jmxremote.rmi.port=" + port,
                "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                "-Djava.rmi.server.hostname=127.0.0.1",
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false");
    }

    /** Megabytes that are still used after a full collection. */
    public double afterCollection() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
