package id.timbang.indicator;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The indicator service. Its settings stand in {@code indicator-service.yml}, so that services can share a class path. */
@SpringBootApplication
public class IndicatorService {

    /** Ready to run, by itself or beside its siblings in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(IndicatorService.class).properties("spring.config.name=indicator-service");
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }
}
