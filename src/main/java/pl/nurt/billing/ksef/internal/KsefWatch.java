package pl.nurt.billing.ksef.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.Role;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.Topic;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Timer;

/**
 * Tells finance what the way through KSeF wants of them: a term that ends, what failed again and again, each once a day; and that invoices have
 * stopped, once an hour in which one did.
 */
@Component
class KsefWatch {
    static final MessageKind TERM = kind("billing.message.ksef-term", "count", "day");
    static final MessageKind STOPPED = kind("billing.message.ksef-stopped", "count");
    static final MessageKind STUCK = kind("billing.message.ksef-stuck", "count");

    private static final Duration OFTEN = Duration.ofMinutes(5);

    private final WaitingQuery waiting;
    private final Messages messages;
    private final Clock clock;

    KsefWatch(WaitingQuery waiting, Messages messages, Clock clock) {
        this.waiting = waiting;
        this.messages = messages;
        this.clock = clock;
    }

    private static MessageKind kind(String code, String... parameters) {
        return MessageKind.of(code, Topic.OFFICE, parameters)
                .by(Channel.PUSH, Channel.EMAIL)
                .withoutConsent()
                .opens("office/billing/ksef")
                .validFor(Duration.ofDays(1));
    }

    /** Safe to repeat: nobody is told of the same thing twice. */
    @Transactional
    public void look() {
        var now = waiting.find();
        var today = CivilTime.dayOf(clock.instant()).toString();
        var term = now.firstTerm();
        if (now.urgent() > 0 && term != null) {
            tell(TERM, "term/" + today, count(now.urgent()).day("day", term));
        }
        var stopped = now.lastStopped();
        if (stopped != null) {
            tell(STOPPED, "stopped/" + stopped.truncatedTo(ChronoUnit.HOURS), count(now.stopped()));
        }
        if (now.stuck() > 0) {
            tell(STUCK, "stuck/" + today, count(now.stuck()));
        }
    }

    private static MessageData count(int count) {
        return MessageData.none().number("count", count);
    }

    private void tell(MessageKind kind, String cause, MessageData data) {
        messages.send(kind, Recipient.staff(Role.FINANCE), "ksef/" + cause, data);
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        MessageKind ksefTerm() {
            return TERM;
        }

        @Bean
        MessageKind ksefStopped() {
            return STOPPED;
        }

        @Bean
        MessageKind ksefStuck() {
            return STUCK;
        }

        @Bean
        Timer ksefWatchTimer(KsefWatch watch) {
            return Timer.every("billing.ksef-watch", OFTEN, watch::look);
        }
    }
}
