package pl.nurt.platform.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;

@Configuration(proxyBeanMethods = false)
class WebDoors {
    private static final Logger log = LoggerFactory.getLogger(WebDoors.class);

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> deadlines(WebSettings settings) {
        return factory -> {
            factory.setProtocol(DeadlineProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof DeadlineProtocol protocol) {
                    protocol.setDeadlines(new DeadlineProtocol.Deadlines(
                            settings.headersWithin(), settings.bodyWithin(), settings.bytesASecond()));
                }
            });
        };
    }

    /** Addresses in answers repeat the name a caller asked for; a name that is not ours gets no answer. */
    @Bean
    HttpFirewall knownHosts(WebSettings settings, @Value("${nurt.demo.enabled:false}") boolean demo) {
        var firewall = new SoundRequests();
        if (!settings.hosts().isEmpty()) {
            firewall.setAllowedHostnames(new KnownHosts(settings.hosts()));
        } else if (!demo) {
            log.warn(
                    "NURT_HOSTS is empty: the portal answers under any name, and says in its answers what a caller called it");
        }
        return firewall;
    }

    /** The prefix has browsers refuse the cookie over plain HTTP, from another host and for a part of the site. */
    @Bean
    ServletContextInitializer safeCookies(WebSettings settings, @Value("${nurt.demo.enabled:false}") boolean demo) {
        return context -> {
            var chosen = settings.secureCookies();
            if (chosen == null ? !demo : chosen) {
                var cookie = context.getSessionCookieConfig();
                cookie.setSecure(true);
                cookie.setName(SafeCookies.PREFIX + SafeCookies.SESSION);
            }
        };
    }
}
