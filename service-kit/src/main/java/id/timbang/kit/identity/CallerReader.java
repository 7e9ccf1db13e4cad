package id.timbang.kit.identity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads a checked token into the {@link Caller}. */
final class CallerReader implements Converter<Jwt, AbstractAuthenticationToken> {

    private final IdentityProperties.Claims names;

    CallerReader(IdentityProperties.Claims names) {
        this.names = names;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return UsernamePasswordAuthenticationToken.authenticated(caller(token), null, AuthorityUtils.NO_AUTHORITIES);
    }

    private Caller caller(Jwt token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        texts(token, names.roles()).forEach(name -> Role.named(name).ifPresent(roles::add));
        Set<String> sources = texts(token, names.sources());
        String subject = token.getSubject();
        return new Caller(
                subject,
                Set.copyOf(roles),
                text(token, names.employee()),
                text(token, names.agency()),
                sources.isEmpty() ? Set.of(subject) : sources,
                Objects.requireNonNull(token.getExpiresAt()));
    }

    private static @Nullable String text(Jwt token, String name) {
        return claim(token, name)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    /** A list, or one text alone. */
    private static Set<String> texts(Jwt token, String name) {
        Object found = claim(token, name).orElse(Set.of());
        Set<String> texts = new HashSet<>();
        for (Object each : found instanceof Collection<?> several ? several : Set.of(found)) {
            if (each instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static Optional<Object> claim(Jwt token, String name) {
        Object at = token.getClaims();
        if (token.hasClaim(name)) {
            return Optional.ofNullable(token.getClaims().get(name));
        }
        for (String step : name.split("\\.")) {
            at = at instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return Optional.ofNullable(at);
    }
}
