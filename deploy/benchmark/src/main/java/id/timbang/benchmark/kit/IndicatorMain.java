package id.timbang.benchmark.kit;

import id.timbang.indicator.IndicatorService;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The process of the indicator service, as it is; it only tells its port. */
public final class IndicatorMain {

    private IndicatorMain() {}

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context = IndicatorService.application().run(arguments);
        System.out.println(Child.READY + "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort());
    }
}
