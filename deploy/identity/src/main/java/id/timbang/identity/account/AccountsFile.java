package id.timbang.identity.account;

import id.timbang.identity.key.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file of accounts: JSON, made at the first start, and added to by whoever runs the installation. */
public final class AccountsFile {

    private static final String FILE = "accounts.json";
    private static final Set<String> ROLES = Set.of("employee", "supervisor", "manager", "reviewer", "auditor");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Content(@Nullable List<@Nullable Entry> accounts) {}

    private record Entry(
            @Nullable String username,
            @Nullable String password,
            @Nullable String name,
            @Nullable Set<String> roles,
            @Nullable String employeeId,
            @Nullable String agency) {}

    private AccountsFile() {}

    /**
     * Makes the file with one account, {@code manager}, who manages every agency.
     *
     * @return its password, to be shown once; nothing where the file is there already
     */
    public static Optional<String> makeIfMissing(Path directory) {
        Path file = directory.resolve(FILE);
        if (Files.exists(file)) {
            return Optional.empty();
        }
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Entry manager = new Entry(
                "manager",
                "{bcrypt}" + new BCryptPasswordEncoder().encode(password),
                "Pengelola kinerja",
                Set.of("manager"),
                null,
                "*");
        try {
            PrivateFile.write(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Content(List.of(manager))));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the accounts file " + file + " cannot be written", unwritable);
        }
        return Optional.of(password);
    }

    static List<Account> in(Path directory) {
        Path file = directory.resolve(FILE);
        try (InputStream content = Files.newInputStream(file)) {
            return read(file.toString(), content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the accounts file " + file + " cannot be read", unreadable);
        }
    }

    /** @throws IllegalStateException naming the file, the entry and the field that will not do */
    static List<Account> read(String file, InputStream content) {
        Content read;
        try {
            read = JSON.readValue(content, Content.class);
        } catch (JacksonException malformed) {
            throw new IllegalStateException("The accounts file " + file + " is not as it should be: "
                    + malformed.getOriginalMessage() + " (line "
                    + malformed.getLocation().getLineNr() + ")");
        }
        if (read == null || read.accounts() == null) {
            throw new IllegalStateException("The accounts file " + file + " has no list 'accounts'.");
        }
        Map<String, Account> accounts = new TreeMap<>();
        for (int n = 0; n < read.accounts().size(); n++) {
            String where = "The accounts file " + file + ", entry " + (n + 1);
            Account account = account(where, read.accounts().get(n));
            if (accounts.put(account.username(), account) != null) {
                throw new IllegalStateException(where + ": the username is taken by an earlier entry.");
            }
        }
        return List.copyOf(accounts.values());
    }

    private static Account account(String where, @Nullable Entry entry) {
        if (entry == null) {
            throw new IllegalStateException(where + " is empty.");
        }
        String password = required(where, "password", entry.password());
        if (!password.startsWith("{bcrypt}$2")) {
            throw new IllegalStateException(
                    where + ": 'password' must be a hash, {bcrypt}$2...; for example of" + " htpasswd -nBC 10 \"\".");
        }
        Set<String> roles = entry.roles() == null ? Set.of() : new TreeSet<>(entry.roles());
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new IllegalStateException(where + ": 'roles' must name one or more of " + new TreeSet<>(ROLES) + ".");
        }
        if (roles.contains("manager") && entry.agency() == null) {
            throw new IllegalStateException(where + ": a manager needs 'agency', the office at its root, or *.");
        }
        return new Account(
                required(where, "username", entry.username()),
                password,
                required(where, "name", entry.name()),
                roles,
                entry.employeeId(),
                entry.agency());
    }

    private static String required(String where, String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(where + ": '" + field + "' is missing.");
        }
        return value;
    }
}
