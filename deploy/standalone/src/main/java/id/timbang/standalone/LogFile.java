package id.timbang.standalone;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends the log of everything in the process to one file; see {@code logback.xml}. */
final class LogFile {

    private LogFile() {}

    /** To be called before the first line is logged. */
    static void use(Path file) {
        System.setProperty("timbang.log", file.toString());
        // Now, while there is one thread: loggers that several threads ask for first complain on the terminal.
        LoggerFactory.getILoggerFactory();
        // Five applications in one process would each set up logging anew, over one another.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        // Tomcat logs by the JDK's own logging.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
