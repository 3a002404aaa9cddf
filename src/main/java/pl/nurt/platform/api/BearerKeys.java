package pl.nurt.platform.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import pl.nurt.platform.limits.AddressBlock;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/**
 * Lets in who shows a key ({@code Authorization: Bearer …}); the principal is its owner. Without one nothing of the body is read.
 *
 * <p>Whoever makes up keys has them looked up so often and no more. Those that have owners do not wait for that, whatever somebody at the same
 * address does, and also where this portal has not seen them yet: {@link SecretLookup}.
 */
public final class BearerKeys extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(BearerKeys.class);
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_KEY = 200;

    private final SecretLookup<?> owners;
    private final String role;
    private final String needed;
    private final ApplicationEventPublisher events;

    /**
     * @param owners whose key it is; empty for a key that nobody has
     * @param role what the owner may then, such as {@code BRIDGE}
     * @param needed what a caller without a key is told
     * @param events told of keys that nobody has
     */
    public BearerKeys(SecretLookup<?> owners, String role, String needed, ApplicationEventPublisher events) {
        this.owners = owners;
        this.role = role;
        this.needed = needed;
        this.events = events;
    }

    /** For interfaces whose every request shows a key: no session, no cookie, and so no forged request to fear. */
    public static HttpSecurity withoutSession(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<?> owner;
        try {
            var key = key(request);
            owner = key.isEmpty() ? key : owners.find(key.get(), AddressBlock.of(request.getRemoteAddr()));
        } catch (TooManyAttemptsException tooMany) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfter().toSeconds() + 1));
            Problem.write(response, HttpStatus.TOO_MANY_REQUESTS, "too many keys that nobody has from this address");
            return;
        } catch (DataAccessException | TransactionException failed) {
            log.error("owner of a key not looked up", failed);
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            Problem.write(response, HttpStatus.SERVICE_UNAVAILABLE, "keys cannot be checked now");
            return;
        }
        if (owner.isEmpty()) {
            if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
                events.publishEvent(new SecurityEvent(SecuritySign.WRONG_KEY, request.getRemoteAddr(), ""));
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            Problem.write(response, HttpStatus.UNAUTHORIZED, needed);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(new PreAuthenticatedAuthenticationToken(
                owner.get(), "", AuthorityUtils.createAuthorityList("ROLE_" + role))));
        chain.doFilter(request, response);
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(key -> !key.isEmpty() && key.length() <= LONGEST_KEY);
    }
}
