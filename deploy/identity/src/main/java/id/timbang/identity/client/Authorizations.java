package id.timbang.identity.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import id.timbang.identity.IdentitySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Service;

/** Who is authorized now, in memory: a restart lets everybody log in again. Forgotten when it can no longer be used. */
@Service
class Authorizations implements OAuth2AuthorizationService {

    private static final int MOST = 50_000;

    private final InMemoryOAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
    private final Cache<String, OAuth2Authorization> living;

    Authorizations(IdentitySettings settings) {
        this.living = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(settings.refreshTokens())
                .executor(Runnable::run)
                .removalListener((String id, OAuth2Authorization authorization, RemovalCause cause) -> {
                    if (cause != RemovalCause.REPLACED && authorization != null) {
                        kept.remove(authorization);
                    }
                })
                .build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        kept.save(authorization);
        living.put(authorization.getId(), authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        living.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return kept.findByToken(token, type);
    }
}
