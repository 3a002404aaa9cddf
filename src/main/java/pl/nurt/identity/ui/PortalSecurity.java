package pl.nurt.identity.ui;

import com.vaadin.flow.spring.security.NavigationAccessControlConfigurer;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.SignIns;
import pl.nurt.identity.audit.Audit;
import pl.nurt.platform.web.StrangersSessions;

/** The guard in front of every page; machines ({@code /api}, {@code /actuator}) have chains of their own with an {@code @Order}. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class PortalSecurity {
    private static final String NOTHING_NEEDED =
            "accelerometer=(), camera=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(),"
                    + " payment=(), usb=()";

    /** Lets {@link pl.nurt.identity.HasRight} fill in its right. */
    @Bean
    static AnnotationTemplateExpressionDefaults rightsByName() {
        return new AnnotationTemplateExpressionDefaults();
    }

    /** Says when somebody is refused a deed; the log notes it. */
    @Bean
    static AuthorizationEventPublisher refusals(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    @Bean
    static NavigationAccessControlConfigurer pageGuard(
            CurrentUser user, Audit audit, ApplicationEventPublisher events) {
        return new NavigationAccessControlConfigurer()
                .withAnnotatedViewAccessChecker()
                .withDecisionResolver(new PageGuard(user, audit, events));
    }

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http, OpenSessions sessions, SignIns signIns, StrangersSessions strangers, PagePolicy policy) {
        var refusals = new Refusals();
        http.setSharedObject(
                VaadinSavedRequestAwareAuthenticationSuccessHandler.class,
                new AfterSignIn(sessions, signIns, strangers));
        // The page is named here as well: this configurer looks for it before Vaadin's has told it.
        http.formLogin(form -> form.loginPage("/" + SignInView.ROUTE)
                .loginProcessingUrl(SignInView.ACTION)
                .failureHandler(refusals));
        http.logout(logout -> logout.addLogoutHandler((request, response, signedIn) -> {
            SignInCookie.of(request).ifPresent(signIns::end);
            SignInCookie.clear(request, response);
        }));
        http.exceptionHandling(exceptions -> exceptions.accessDeniedHandler(refusals));
        http.headers(headers -> headers.addHeaderWriter(policy)
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(NOTHING_NEEDED)));
        // Signed in is enough to ask for a file; the room that keeps it decides.
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/files/*").authenticated());
        // What went wrong was judged before; the page that says so is for everyone.
        http.authorizeHttpRequests(requests ->
                requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll());
        http.with(
                VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(SignInView.class, SignInView.SIGNED_OUT));
        return http.build();
    }
}
