package id.timbang.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.timbang.identity.account.AccountsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What the provider keeps in its directory. */
class KeptFilesTest {

    @TempDir
    Path directory;

    @Test
    void the_key_is_made_once_and_only_its_owner_reads_it() throws Exception {
        String first = withProvider(true, KeptFilesTest::keys);

        assertThat(withProvider(true, KeptFilesTest::keys)).isEqualTo(first).doesNotContain("\"d\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("signing-key.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_damaged_key_is_told_with_the_way_to_mend_it() throws Exception {
        Files.writeString(directory.resolve("signing-key.json"), "{\"kty\":\"RSA\"}");

        assertThatThrownBy(() -> withProvider(true, KeptFilesTest::keys))
                .rootCause()
                .isNotNull();
        assertThatThrownBy(() -> withProvider(true, KeptFilesTest::keys))
                .hasStackTraceContaining("signing-key.json is damaged")
                .hasStackTraceContaining("delete it");
    }

    @Test
    void outside_the_demonstration_there_is_a_manager_with_a_password_of_their_own_and_nobody_else() throws Exception {
        String password = AccountsFile.makeIfMissing(directory).orElseThrow();
        assertThat(AccountsFile.makeIfMissing(directory)).isEmpty();
        assertThat(Files.readString(directory.resolve("accounts.json"))).doesNotContain(password);

        withProvider(false, port -> {
            try {
                assertThat(new Browser(port).get("/identity/login").body()).doesNotContain("data-username");
                assertThat(new Browser(port).logIn("budi", "timbang-demo").statusCode())
                        .isEqualTo(401);
                assertThat(new Browser(port).logIn("manager", "timbang-demo").statusCode())
                        .isEqualTo(401);
                assertThat(new Browser(port).logIn("manager", password).statusCode())
                        .isEqualTo(302);
                return "";
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                                                  | line 1",
                "{}                                                                                 | has no list 'accounts'",
                "{\"accounts\":[{\"username\":\"a\"}]}                                              | entry 1: 'password' is missing",
                "{\"accounts\":[{\"username\":\"a\",\"password\":\"secret\"}]}                      | must be a hash",
                "{\"accounts\":[{\"username\":\"a\",\"password\":\"{noop}secret\"}]}                | must be a hash",
                "{\"accounts\":[{\"username\":\"a\",\"password\":\"{bcrypt}$2a$x\",\"name\":\"A\"}]} | 'roles' must name",
                "{\"accounts\":[{\"username\":\"a\",\"password\":\"{bcrypt}$2a$x\",\"name\":\"A\",\"roles\":[\"registry\"]}]} | 'roles' must name",
                "{\"accounts\":[{\"username\":\"a\",\"password\":\"{bcrypt}$2a$x\",\"name\":\"A\",\"roles\":[\"manager\"]}]} | needs 'agency'",
                "{\"accounts\":[{\"user\":\"a\"}]}                                                  | user",
                "{\"accounts\":[null]}                                                              | entry 1 is empty",
            })
    void an_accounts_file_that_will_not_do_says_where_and_why(String content, String told) throws Exception {
        Files.writeString(directory.resolve("accounts.json"), content);

        assertThatThrownBy(() -> withProvider(false, KeptFilesTest::keys))
                .hasStackTraceContaining("accounts.json")
                .hasStackTraceContaining(told)
                .satisfies(failed -> assertThat(failed.toString()).doesNotContain("secret"));
    }

    private String withProvider(boolean demonstration, Function<Integer, String> visit) {
        try (ConfigurableApplicationContext provider = IdentityProviderTest.start(directory, demonstration)) {
            return visit.apply(
                    ((WebServerApplicationContext) provider).getWebServer().getPort());
        }
    }

    private static String keys(int port) {
        try {
            return new Browser(port).get("/oauth2/jwks").body();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
