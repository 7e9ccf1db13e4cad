package id.timbang.indicator.directory.scim;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What users' addresses begin with.
 *
 * @param address of the front door, for example {@code https://timbang.kota.go.id}; none: as the request came in, which
 *                behind a front door is an address that nobody outside can reach
 */
@ConfigurationProperties("timbang.scim")
record ScimSettings(@Nullable URI address) {

    /** An address as it is known outside. */
    String outside(StringBuffer asked, String path) {
        return address == null ? asked.toString() : address.resolve(path).toString();
    }
}
