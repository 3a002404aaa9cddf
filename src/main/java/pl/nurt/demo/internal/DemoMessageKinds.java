package pl.nurt.demo.internal;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Topic;

/** What a utility tells its residents, for the demo. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoMessageKinds {
    static final MessageKind CUT = MessageKind.of(
                    "demo.message.cut", Topic.PLANNED_WORK, "street", "day", "from", "until", "tank")
            .by(Channel.PUSH, Channel.EMAIL, Channel.SMS)
            .validFor(Duration.ofDays(2));
    static final MessageKind BACK = MessageKind.of("demo.message.water-back", Topic.HAZARD, "street")
            .by(Channel.PUSH, Channel.EMAIL, Channel.SMS)
            .validFor(Duration.ofDays(1))
            .asHazard();
    static final MessageKind QUALITY =
            MessageKind.of("demo.message.quality", Topic.WATER_QUALITY, "day").validFor(Duration.ofDays(30));
    static final MessageKind CLOSED =
            MessageKind.of("demo.message.office-closed", Topic.COMMUNITY, "day").validFor(Duration.ofDays(30));

    @Bean
    MessageKind demoCut() {
        return CUT;
    }

    @Bean
    MessageKind demoBack() {
        return BACK;
    }

    @Bean
    MessageKind demoQuality() {
        return QUALITY;
    }

    @Bean
    MessageKind demoClosed() {
        return CLOSED;
    }
}
