package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Child;
import id.timbang.scoring.ScoringService;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The process of the scoring service, as it is; it only tells its port. */
final class ScoringMain {

    private ScoringMain() {}

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context = ScoringService.application().run(arguments);
        System.out.println(Child.READY + "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort());
    }
}
