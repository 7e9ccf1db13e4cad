package id.timbang.identity.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import id.timbang.identity.IdentitySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key is made at the first start and kept, so that tokens and log-ins outlive a restart. */
@Configuration(proxyBeanMethods = false)
class SigningKey {

    private static final String FILE = "signing-key.json";
    private static final int BITS = 2048;

    @Bean
    JWKSource<SecurityContext> keys(IdentitySettings settings) {
        return new ImmutableJWKSet<>(new JWKSet(keptIn(settings.directory())));
    }

    /** @throws IllegalStateException when what is kept is no key; the message says how to mend it */
    static RSAKey keptIn(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            return Files.exists(file) ? read(file) : make(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("the signing key " + file + " cannot be read or written", failed);
        }
    }

    private static RSAKey read(Path file) throws IOException {
        try {
            RSAKey key = RSAKey.parse(Files.readString(file));
            if (!key.isPrivate() || key.size() < BITS) {
                throw new ParseException("it is not a private RSA key of at least " + BITS + " bits", 0);
            }
            return key;
        } catch (ParseException | IllegalArgumentException damaged) {
            throw new IllegalStateException(
                    "The signing key " + file + " is damaged (" + damaged.getMessage()
                            + "). Put back a copy of it, or delete it: a new one is made, and everybody logs in again.",
                    damaged);
        }
    }

    private static RSAKey make(Path file) throws IOException {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            PrivateFile.write(file, key.toJSONString());
            return key;
        } catch (JOSEException impossible) {
            throw new IllegalStateException("this Java cannot make an RSA key", impossible);
        }
    }
}
