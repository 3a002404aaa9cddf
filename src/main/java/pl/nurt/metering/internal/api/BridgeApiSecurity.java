package pl.nurt.metering.internal.api;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import pl.nurt.metering.internal.bridge.BridgeKeyring;

/** The bridges' own way in: a key with every request, no session, no cookie, and so no CSRF to fear. */
@Configuration
class BridgeApiSecurity {
    /** A bridge that brings its first key has none to show. */
    @Bean
    @Order(0)
    SecurityFilterChain bridgeEnrolmentChain(HttpSecurity http) {
        return withoutSession(http.securityMatcher("/api/bridge/enrolment"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain bridgeApiChain(HttpSecurity http, BridgeKeyring keys) {
        return withoutSession(http.securityMatcher("/api/bridge/**"))
                .addFilterBefore(new BridgeKeyFilter(keys), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // Only the end of a request that showed its key at the beginning.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .hasRole("BRIDGE"))
                .build();
    }

    private static HttpSecurity withoutSession(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable);
    }
}
