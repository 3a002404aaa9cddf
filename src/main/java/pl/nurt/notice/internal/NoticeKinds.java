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
            .asPrompt()
            .keepsSecret("code");

    /** The code by which a person comes to an account; who has none yet has no inbox either. */
    static final MessageKind ACCESS_CODE = MessageKind.of(
                    "notice.message.access-code", Topic.ACCOUNT, "person", "code", "lastDay", "page")
            .by(Channel.EMAIL)
            .asPrompt()
            .keepsSecret("code")
            .opens("{page}");

    @Bean
    MessageKind addressCode() {
        return ADDRESS_CODE;
    }

    @Bean
    MessageKind accessCode() {
        return ACCESS_CODE;
    }
}
