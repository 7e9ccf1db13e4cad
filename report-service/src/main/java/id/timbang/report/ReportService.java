package id.timbang.report;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The report service. Its settings stand in {@code report-service.yml}, so that services can share a class path. */
@SpringBootApplication
public class ReportService {

    /** Ready to run, by itself or beside its siblings in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ReportService.class).properties("spring.config.name=report-service");
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }
}
