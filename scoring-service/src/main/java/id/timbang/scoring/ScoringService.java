package id.timbang.scoring;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The scoring service. Its settings stand in {@code scoring-service.yml}, so that services can share a class path. */
@SpringBootApplication
public class ScoringService {

    /** Ready to run, by itself or beside its siblings in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ScoringService.class).properties("spring.config.name=scoring-service");
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }
}
