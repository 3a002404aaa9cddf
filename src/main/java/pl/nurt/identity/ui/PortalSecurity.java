package pl.nurt.identity.ui;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The guard in front of every page; machines ({@code /api}, {@code /actuator}) have chains of their own with an {@code @Order}. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class PortalSecurity {
    @Bean
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        http.formLogin(form -> form.loginProcessingUrl(SignInView.ACTION));
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(SignInView.class));
        return http.build();
    }
}
