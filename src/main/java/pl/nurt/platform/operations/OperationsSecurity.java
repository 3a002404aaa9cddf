package pl.nurt.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.TransactionException;
import pl.nurt.platform.limits.AddressBlock;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.LocalLimits;
import pl.nurt.platform.limits.Place;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/**
 * The doors of {@code /actuator}: health stands open and says no more than up or down, metrics want the password of
 * {@code nurt.metrics.password} (login {@code metrics}), and nothing else is there.
 */
@Configuration(proxyBeanMethods = false)
class OperationsSecurity {
    private static final Logger log = LoggerFactory.getLogger(OperationsSecurity.class);
    private static final String LOGIN = "metrics";
    private static final Limit GUESSES = new Limit("platform.metrics", 10, Duration.ofMinutes(15));

    private static final class TooManyGuesses extends AuthenticationException {
        private final Duration until;

        TooManyGuesses(Duration until) {
            super("too many guesses");
            this.until = until;
        }
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain metrics(
            HttpSecurity http,
            @Value("${nurt.metrics.password:}") String password,
            SharedLimits limits,
            ApplicationEventPublisher events,
            Clock clock) {
        http.securityMatcher("/actuator/prometheus", "/actuator/prometheus/**");
        machines(http);
        if (password.isBlank()) {
            return nothingHere(http);
        }
        return http.httpBasic(basic -> basic.authenticationEntryPoint(OperationsSecurity::askForPassword))
                .authenticationManager(
                        new ProviderManager(new OneAccount(password, limits, new LocalLimits(clock), events)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain health(HttpSecurity http) {
        http.securityMatcher("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");
        machines(http);
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    SecurityFilterChain restOfActuator(HttpSecurity http) {
        http.securityMatcher("/actuator", "/actuator/**");
        machines(http);
        return nothingHere(http);
    }

    /** Without {@code sendError}, which would end at the portal's error page. */
    private static void askForPassword(HttpServletRequest request, HttpServletResponse response, Exception refused) {
        if (refused instanceof TooManyGuesses tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.until.toSeconds() + 1));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"metrics\"");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }

    private static void machines(HttpSecurity http) {
        http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static SecurityFilterChain nothingHere(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .build();
    }

    /** The technical account is not one of the portal's: it has no row, no role and no session. */
    private record OneAccount(String password, SharedLimits limits, LocalLimits here, ApplicationEventPublisher events)
            implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication attempt) {
            var address =
                    attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
            var block = AddressBlock.of(address);
            var giveBack = take(block);
            try {
                var admitted = judged(attempt);
                giveBack.run();
                return admitted;
            } catch (BadCredentialsException wrong) {
                log.warn("wrong password for metrics");
                events.publishEvent(new SecurityEvent(SecuritySign.WRONG_METRICS_PASSWORD, address, ""));
                throw wrong;
            }
        }

        /**
         * Takes a place, and says how it is given back. While the database is away metrics are needed most, so that this portal counts by itself then.
         */
        private Runnable take(String block) {
            try {
                granted(limits.take(GUESSES, block));
                return () -> giveBack(block);
            } catch (DataAccessException | TransactionException away) {
                log.warn("guesses for metrics are counted by this portal alone: the database is away");
                granted(here.take(GUESSES, block));
                return () -> here.giveBack(GUESSES, block);
            }
        }

        private static void granted(Place place) {
            if (!place.granted()) {
                throw new TooManyGuesses(place.until());
            }
        }

        private void giveBack(String block) {
            try {
                limits.giveBack(GUESSES, block);
            } catch (DataAccessException | TransactionException away) {
                log.warn("a right password for metrics counts as a guess: the database is away");
            }
        }

        private Authentication judged(Authentication attempt) {
            var right = LOGIN.equals(attempt.getName())
                    & MessageDigest.isEqual(bytes(password), bytes(String.valueOf(attempt.getCredentials())));
            if (!right) {
                throw new BadCredentialsException("refused");
            }
            return UsernamePasswordAuthenticationToken.authenticated(LOGIN, null, AuthorityUtils.NO_AUTHORITIES);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
