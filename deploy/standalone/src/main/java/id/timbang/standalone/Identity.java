package id.timbang.standalone;

import id.timbang.identity.IdentityProvider;
import id.timbang.identity.account.AccountsFile;
import id.timbang.kit.TimbangAutoConfiguration;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The identity provider, and what the other parts must be told of it. */
final class Identity implements AutoCloseable {

    /** What the services have on the shared class path, and the provider has no use for. */
    private static final List<String> NOT_OURS = List.of(
            TimbangAutoConfiguration.class.getName(),
            MongoAutoConfiguration.class.getName(),
            DataMongoAutoConfiguration.class.getName(),
            KafkaAutoConfiguration.class.getName(),
            "org.springframework.cloud.gateway.config.GatewayFunctionAutoConfiguration",
            "org.springframework.cloud.gateway.config.GatewayStreamAutoConfiguration");

    private final ConfigurableApplicationContext context;
    private final String issuer;
    private final String clientSecret;

    private Identity(ConfigurableApplicationContext context, String issuer, String clientSecret) {
        this.context = context;
        this.issuer = issuer;
        this.clientSecret = clientSecret;
    }

    static Identity start(Options options, DataDirectory data, Progress progress) {
        if (!options.demo()) {
            AccountsFile.makeIfMissing(data.identity())
                    .ifPresent(password -> progress.line("Log in as 'manager' with the password " + password
                            + " (shown this once; accounts are kept in " + data.identity() + ")"));
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String issuer = FrontDoor.address(options);
        Map<String, String> settings = new HashMap<>(Settings.shared(options));
        settings.put("server.port", "0");
        settings.put("spring.autoconfigure.exclude", String.join(",", NOT_OURS));
        settings.put("spring.cloud.gateway.server.webflux.enabled", "false");
        settings.put("spring.cloud.stream.function.autodetect", "false");
        settings.put("timbang.identity-provider.address", issuer);
        settings.put("timbang.identity-provider.directory", data.identity().toString());
        settings.put("timbang.identity-provider.demonstration", Boolean.toString(options.demo()));
        settings.put("timbang.identity-provider.client-secret", secret);
        ConfigurableApplicationContext context =
                IdentityProvider.application().registerShutdownHook(false).run(Settings.asArguments(settings));
        progress.step("the identity provider runs");
        return new Identity(context, issuer, secret);
    }

    /** For everything that checks tokens. */
    Map<String, String> settingsOfServices() {
        return Map.of("timbang.identity.issuer", issuer, "timbang.identity.jwk-set-uri", address() + "/oauth2/jwks");
    }

    /** For the front door, which also logs people in. */
    Map<String, String> settingsOfFrontDoor() {
        Map<String, String> settings = new HashMap<>(settingsOfServices());
        settings.put("timbang.address", issuer);
        settings.put("timbang.gateway.identity", address());
        settings.put("timbang.identity.client-secret", clientSecret);
        settings.put("timbang.identity.authorization-uri", issuer + "/oauth2/authorize");
        settings.put("timbang.identity.token-uri", address() + "/oauth2/token");
        settings.put("timbang.identity.end-session-uri", issuer + "/connect/logout");
        return settings;
    }

    private String address() {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
