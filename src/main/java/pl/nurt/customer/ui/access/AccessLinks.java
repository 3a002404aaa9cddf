package pl.nurt.customer.ui.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.customer.access.AccessCodes;
import pl.nurt.platform.ui.frame.PublicLink;

@Configuration(proxyBeanMethods = false)
class AccessLinks {
    @Bean
    PublicLink accountWithCode() {
        return new PublicLink(100, "customer.access.open.link", AccessCodes.PAGE);
    }
}
