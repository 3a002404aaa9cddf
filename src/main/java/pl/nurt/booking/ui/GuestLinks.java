package pl.nurt.booking.ui;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.platform.ui.frame.PublicLink;

/** The way from the first page to booking without an account. */
@Configuration(proxyBeanMethods = false)
class GuestLinks {
    @Bean
    PublicLink bookingWithoutAccount() {
        return new PublicLink(110, "booking.guest.link", GuestBookView.PATH);
    }
}
