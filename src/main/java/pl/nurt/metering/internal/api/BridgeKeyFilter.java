package pl.nurt.metering.internal.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.internal.bridge.BridgeKeyring;

/** Lets in who shows the API key of a bridge; the principal is the {@link BridgeId}. Without one nothing of the body is read. */
final class BridgeKeyFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(BridgeKeyFilter.class);
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_KEY = 200;

    private final BridgeKeyring keys;

    BridgeKeyFilter(BridgeKeyring keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<BridgeId> bridge;
        try {
            bridge = key(request).flatMap(keys::bridgeOf);
        } catch (DataAccessException failed) {
            log.error("bridge not looked up", failed);
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            Problem.write(response, HttpStatus.SERVICE_UNAVAILABLE, "keys cannot be checked now");
            return;
        }
        if (bridge.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            Problem.write(response, HttpStatus.UNAUTHORIZED, "the API key of a bridge is needed");
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(new PreAuthenticatedAuthenticationToken(
                bridge.get(), "", AuthorityUtils.createAuthorityList("ROLE_BRIDGE"))));
        chain.doFilter(request, response);
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(key -> !key.isEmpty() && key.length() <= LONGEST_KEY);
    }
}
