package id.timbang.indicator.directory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are named who are not known.
 *
 * @param personKey the secret of {@link PersonDigest}; there is no default
 */
@ConfigurationProperties("timbang")
record PersonSettings(@DefaultValue("") String personKey) {}
