package id.timbang.survey;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The survey service. Its settings stand in {@code survey-service.yml}, so that services can share a class path. */
@SpringBootApplication
public class SurveyService {

    /** Ready to run, by itself or beside its siblings in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(SurveyService.class).properties("spring.config.name=survey-service");
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }
}
