package pl.nurt.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * The doors of {@code /actuator}: health stands open and says no more than up or down, metrics want the password of
 * {@code nurt.metrics.password} (login {@code metrics}), and nothing else is there.
 */
@Configuration(proxyBeanMethods = false)
class OperationsSecurity {
    private static final String LOGIN = "metrics";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain metrics(HttpSecurity http, @Value("${nurt.metrics.password:}") String password) {
        http.securityMatcher("/actuator/prometheus", "/actuator/prometheus/**");
        machines(http);
        if (password.isBlank()) {
            return nothingHere(http);
        }
        return http.httpBasic(basic -> basic.authenticationEntryPoint(OperationsSecurity::askForPassword))
                .authenticationManager(new ProviderManager(new OneAccount(password)))
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
        response.setHeader("WWW-Authenticate", "Basic realm=\"metrics\"");
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
    private record OneAccount(String password) implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication attempt) {
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
