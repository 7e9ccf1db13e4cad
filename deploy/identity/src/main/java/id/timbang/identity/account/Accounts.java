package id.timbang.identity.account;

import id.timbang.identity.IdentitySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** The accounts of this installation: the demonstration's people, or those in the accounts file. */
@Service
public class Accounts implements UserDetailsService {

    /** Everybody's in the demonstration; it opens nothing anywhere else. */
    public static final String DEMONSTRATION_PASSWORD = "timbang-demo";

    private static final String DEMONSTRATION = "/demonstration-accounts.json";

    private final Map<String, Account> byUsername;
    private final Map<String, Account> bySubject;
    private final boolean demonstration;

    Accounts(IdentitySettings settings) {
        this.demonstration = settings.demonstration();
        List<Account> accounts =
                settings.demonstration() ? demonstrationAccounts() : AccountsFile.in(settings.directory());
        this.byUsername = accounts.stream().collect(Collectors.toMap(Account::username, Function.identity()));
        this.bySubject = accounts.stream()
                .collect(Collectors.toMap(Account::subject, Function.identity(), (one, other) -> {
                    throw new IllegalStateException(
                            "Two accounts are of one employee, " + one.subject() + "; an employee has one account.");
                }));
    }

    private static List<Account> demonstrationAccounts() {
        try (InputStream content = Objects.requireNonNull(Accounts.class.getResourceAsStream(DEMONSTRATION))) {
            return AccountsFile.read(DEMONSTRATION, content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The people to choose from at the log-in; nobody outside the demonstration. */
    public List<Account> choice() {
        return demonstration
                ? byUsername.values().stream()
                        .sorted((one, other) -> order(one) - order(other))
                        .toList()
                : List.of();
    }

    private static int order(Account account) {
        return List.of("budi", "wulan", "manager", "reviewer", "auditor").indexOf(account.username());
    }

    public Optional<Account> withSubject(String subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    /** The details carry the subject as their name: what was typed goes no further. */
    @Override
    public UserDetails loadUserByUsername(String username) {
        Account account = byUsername.get(username);
        if (account == null) {
            throw new UsernameNotFoundException("no such account");
        }
        return User.withUsername(account.subject())
                .password(account.password())
                .authorities(List.of())
                .build();
    }
}
