package id.timbang.gateway;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The front door. Its settings stand in {@code gateway.yml}, so that it can share a class path with the services. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    /** Ready to run, by itself or beside the services in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=gateway");
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }
}
