package pl.nurt.booking.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.internal.guests.GuestRepository;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Topic;

/**
 * The same that people with an account are told, by e-mail to somebody who has none, each with the secret address. Asked for by whoever wrote
 * the address down; who left only a telephone has to be rung.
 */
@Component
class GuestMessages {
    private static final MessageKind BOOKED = kind("booked-guest");
    private static final MessageKind MOVED = kind("moved-guest", "before");
    private static final MessageKind MOVED_BY_OFFICE = kind("movedbyoffice-guest", "before", "reason");
    private static final MessageKind CANCELLED = kind("cancelled-guest");
    private static final MessageKind CALLED_OFF = kind("calledoff-guest", "reason", "near");
    private static final MessageKind REMINDER = kind("reminder-guest");
    private static final MessageKind MISSED = kind("missed-guest");

    private static final Map<String, MessageKind> BY_CODE = Stream.of(
                    BOOKED, MOVED, MOVED_BY_OFFICE, CANCELLED, CALLED_OFF, REMINDER, MISSED)
            .collect(Collectors.toMap(kind -> kind.code().replace("-guest", ""), kind -> kind));

    private final Messages messages;
    private final GuestRepository guests;

    GuestMessages(Messages messages, GuestRepository guests) {
        this.messages = messages;
        this.guests = guests;
    }

    private static MessageKind kind(String name, String... more) {
        var parameters = Stream.concat(Stream.of("what", "start", "where", "number"), Arrays.stream(more));
        return MessageKind.of(
                        "booking.message." + name,
                        Topic.BOOKINGS,
                        Stream.concat(parameters, Stream.of("secret")).toArray(String[]::new))
                .by(Channel.EMAIL)
                .opens("booking/guest/{secret}")
                .asPrompt()
                .keepsSecret("secret");
    }

    /** @param kind as somebody with an account would be told */
    void send(MessageKind kind, OwnBooking booking, String cause, MessageData data) {
        guests.of(booking.id()).ifPresent(guest -> {
            var email = guest.email();
            var twin = BY_CODE.get(kind.code());
            if (email != null && twin != null) {
                messages.sendOutside(twin, email, guest.language(), cause, data.text("secret", guest.secret()));
            }
        });
    }

    /** The kinds that go to people without an account. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        MessageKind bookingBookedGuest() {
            return BOOKED;
        }

        @Bean
        MessageKind bookingMovedGuest() {
            return MOVED;
        }

        @Bean
        MessageKind bookingMovedByOfficeGuest() {
            return MOVED_BY_OFFICE;
        }

        @Bean
        MessageKind bookingCancelledGuest() {
            return CANCELLED;
        }

        @Bean
        MessageKind bookingCalledOffGuest() {
            return CALLED_OFF;
        }

        @Bean
        MessageKind bookingMissedGuest() {
            return MISSED;
        }

        @Bean
        MessageKind bookingReminderGuest() {
            return REMINDER;
        }
    }
}
