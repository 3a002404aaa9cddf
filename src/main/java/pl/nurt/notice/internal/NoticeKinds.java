package pl.nurt.notice.internal;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Topic;

/** The kinds of messages this room sends itself. */
@Configuration(proxyBeanMethods = false)
public class NoticeKinds {
    /** The code that shows that a person reads at an address. */
    public static final MessageKind ADDRESS_CODE = MessageKind.of("notice.message.address-code", Topic.ACCOUNT, "code")
            .by(Channel.EMAIL, Channel.SMS)
            .validFor(Duration.ofMinutes(30))
            .asPrompt();

    @Bean
    MessageKind addressCode() {
        return ADDRESS_CODE;
    }
}
