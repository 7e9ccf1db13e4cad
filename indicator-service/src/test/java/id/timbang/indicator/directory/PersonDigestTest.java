package id.timbang.indicator.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PersonDigestTest {

    private static final String KEY = "a key for tests, of more than 32 characters";

    /** By {@code printf 197001012000011001 | openssl dgst -sha256 -hmac "$KEY"}. */
    @Test
    void a_digest_is_the_start_of_the_hmac_as_openssl_makes_it() {
        assertThat(new PersonDigest(KEY).of("197001012000011001")).isEqualTo("26f01757b85db4c9f22acfde");
    }

    @Test
    void another_key_makes_another_digest() {
        assertThat(new PersonDigest(KEY + "x").of("197001012000011001")).isNotEqualTo("26f01757b85db4c9f22acfde");
    }

    @Test
    void a_missing_or_short_key_is_refused_with_what_to_do_and_without_the_key() {
        assertThatThrownBy(() -> new PersonDigest(""))
                .hasMessageContaining("timbang.person-key is missing")
                .hasMessageContaining("openssl rand -hex 32");
        assertThatThrownBy(() -> new PersonDigest("too short a secret"))
                .hasMessageContaining("shorter than 32")
                .hasMessageNotContaining("too short a secret");
    }
}
