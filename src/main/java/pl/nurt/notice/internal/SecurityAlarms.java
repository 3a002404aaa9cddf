package pl.nurt.notice.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pl.nurt.identity.Role;
import pl.nurt.identity.SecurityAlarm;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.Topic;

/** Tells the administrators that somebody tries doors: once an hour and kind of attempt; a repeated event changes nothing. */
@Component
class SecurityAlarms {
    static final MessageKind KIND = MessageKind.of("notice.message.security", Topic.OFFICE, "times")
            .by(Channel.PUSH, Channel.EMAIL)
            .withoutConsent()
            .opens("office/security");

    private final Messages messages;

    SecurityAlarms(Messages messages) {
        this.messages = messages;
    }

    @ApplicationModuleListener
    void raised(SecurityAlarm alarm) {
        messages.send(
                KIND,
                Recipient.staff(Role.ADMIN),
                alarm.sign() + "/" + alarm.hour(),
                MessageData.none().number("times", alarm.times()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        MessageKind securityKind() {
            return KIND;
        }
    }
}
