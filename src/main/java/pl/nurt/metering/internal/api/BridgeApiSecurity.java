package pl.nurt.metering.internal.api;

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
    @Bean
    @Order(1)
    SecurityFilterChain bridgeApiChain(HttpSecurity http, BridgeKeyring keys) {
        return http.securityMatcher("/api/bridge/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BridgeKeyFilter(keys), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("BRIDGE"))
                .build();
    }
}
