package pl.nurt.booking.internal.waiting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.waiting.WaitingOfferId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.Topic;
import pl.nurt.platform.jobs.Timer;

/** Tells whoever waits that a time is kept for them, and until when. Asked for by the person, so it leaves at once. */
@Component
class WaitingMessages {
    private static final MessageKind OFFERED = MessageKind.of(
                    "booking.message.offered", Topic.BOOKINGS, "what", "start", "until")
            .opens("booking/offer/{id}")
            .asPrompt();

    private final Messages messages;
    private final Clock clock;

    WaitingMessages(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    void offered(WaitingOfferId offer, UserAccountId account, Words what, Instant start, Instant until) {
        messages.send(
                OFFERED.validFor(Duration.between(clock.instant(), until)),
                Recipient.account(account),
                "waiting-offer/" + offer.value(),
                MessageData.none()
                        .text("what", what.pl(), what.en())
                        .moment("start", start)
                        .moment("until", until)
                        .text("id", "" + offer.value()));
    }

    /** What the waiting list sends and does by itself. */
    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        MessageKind bookingOffered() {
            return OFFERED;
        }

        @Bean
        Timer askThoseWhoWait(WaitingTurns turns) {
            return Timer.every("booking.waiting", Duration.ofSeconds(15), turns::turn);
        }
    }
}
