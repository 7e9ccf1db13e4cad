package id.timbang.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.springframework.boot.webflux.autoconfigure.ResourceHandlerRegistrationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;

/**
 * Pages, scripts and styles: kept by browsers, but asked about at each use, so that a new version shows at once. Their
 * tag is made from the content, since files in a reproducible build all carry the same time.
 */
@Configuration(proxyBeanMethods = false)
class Assets {

    @Bean
    ResourceHandlerRegistrationCustomizer tagged() {
        Map<Version, String> tags = new ConcurrentHashMap<>();
        return registration -> registration
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(resource -> tags.computeIfAbsent(Version.of(resource), version -> tag(resource)));
    }

    /** A file as it was at some time; reading it again is needed only when this changed. */
    private record Version(String file, long modified) {
        static Version of(Resource resource) {
            try {
                return new Version(resource.getURL().toString(), resource.lastModified());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static String tag(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            CRC32C sum = new CRC32C();
            byte[] bytes = content.readAllBytes();
            sum.update(bytes);
            // Weak: the same file goes out compressed and plain.
            return "W/\"%x-%08x\"".formatted(bytes.length, sum.getValue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
