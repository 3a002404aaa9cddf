package pl.nurt.platform.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Below {@code /api} programs ask: where no interface stands they hear so, and get no page of the portal. */
@RestController
class UnknownPaths {
    private static final String ALL = "/api/**";

    /** Every interface has a more exact address of its own, so this is the last one that is tried. */
    @RequestMapping({"/api", ALL})
    void answer(HttpServletResponse response) throws IOException {
        Problem.write(response, HttpStatus.NOT_FOUND, "there is no interface at this address");
    }

    @Configuration(proxyBeanMethods = false)
    static class Security {
        /** After the chains of all interfaces, before that of the pages. */
        @Bean
        @Order(1_000)
        SecurityFilterChain unknownApiChain(HttpSecurity http) {
            return BearerKeys.withoutSession(http.securityMatcher("/api", ALL))
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }
}
