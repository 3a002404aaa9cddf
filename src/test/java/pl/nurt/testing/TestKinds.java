package pl.nurt.testing;

import java.time.Duration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Topic;

/** Kinds of messages that no room sends yet, for tests of the messages themselves. */
@TestConfiguration(proxyBeanMethods = false)
public class TestKinds {
    public static final MessageKind PLANNED = MessageKind.of(
                    "test.message.planned", Topic.PLANNED_WORK, "street", "start", "hours")
            .by(Channel.PUSH, Channel.EMAIL, Channel.SMS)
            .validFor(Duration.ofDays(2))
            .opens("usage?at={street}");

    public static final MessageKind HAZARD = MessageKind.of("test.message.hazard", Topic.HAZARD, "place")
            .by(Channel.PUSH, Channel.EMAIL, Channel.SMS)
            .asHazard();

    @Bean
    MessageKind planned() {
        return PLANNED;
    }

    @Bean
    MessageKind hazard() {
        return HAZARD;
    }
}
