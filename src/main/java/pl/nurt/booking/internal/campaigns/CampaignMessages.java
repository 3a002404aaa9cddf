package pl.nurt.booking.internal.campaigns;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.campaigns.CampaignId;
import pl.nurt.booking.campaigns.DueMeter;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.Topic;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.Texts;
import pl.nurt.platform.jobs.Timer;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;

/** Invitations and the one reminder. The law asks for verified meters, so they leave without a consent. */
@Component
public class CampaignMessages {
    /** Whoever has not booked by then is reminded. */
    static final Duration PATIENCE = Duration.ofDays(7);

    private static final int AT_ONCE = 500;

    private static final MessageKind INVITED = MessageKind.of(
                    "booking.message.invited", Topic.METER, "what", "address", "meter", "answerBy", "near")
            .opens("booking/new?calendar={calendar}")
            .withoutConsent();
    private static final MessageKind REMINDED = MessageKind.of(
                    "booking.message.campaign-reminder", Topic.METER, "what", "address", "answerBy")
            .opens("booking/new?calendar={calendar}")
            .withoutConsent();

    private final Messages messages;
    private final CampaignRepository campaigns;
    private final CalendarQuery calendars;
    private final Texts texts;
    private final Clock clock;

    CampaignMessages(
            Messages messages, CampaignRepository campaigns, CalendarQuery calendars, Texts texts, Clock clock) {
        this.messages = messages;
        this.campaigns = campaigns;
        this.calendars = calendars;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param near times to choose from; every other one is as good */
    public void invite(
            CampaignId campaign, BookingCalendar calendar, DueMeter meter, LocalDate answerBy, List<Instant> near) {
        messages.send(
                INVITED,
                Recipient.customer(meter.customer().customerId()),
                "campaign/" + campaign.value() + "/" + meter.meter().value(),
                data(calendar, meter.place().fullAddress(), answerBy)
                        .text("meter", meter.serialNumber())
                        .text("near", near(near, Languages.POLISH), near(near, Languages.ENGLISH)));
    }

    private String near(List<Instant> times, Locale language) {
        return times.isEmpty()
                ? texts.getTranslation("booking.message.calledoff.none", language)
                : times.stream().map(Formats.of(language)::moment).collect(Collectors.joining("; "));
    }

    private static MessageData data(BookingCalendar calendar, String address, LocalDate answerBy) {
        return MessageData.none()
                .text("what", calendar.name().pl(), calendar.name().en())
                .text("address", address)
                .day("answerBy", answerBy)
                .text("calendar", "" + calendar.id().value());
    }

    /** Reminds those who are silent for a week, each once. */
    @Transactional
    public void remind() {
        var now = clock.instant();
        var silent = campaigns.toRemind(now.minus(PATIENCE), CivilTime.dayOf(now), AT_ONCE);
        var byId = calendars.byId(silent.stream()
                .map(CampaignRepository.Silent::calendar)
                .distinct()
                .toList());
        for (var one : silent) {
            messages.send(
                    REMINDED,
                    Recipient.customer(one.customer()),
                    "campaign-reminder/" + one.member(),
                    data(Objects.requireNonNull(byId.get(one.calendar())), one.address(), one.answerBy()));
        }
        campaigns.reminded(silent, now);
    }

    /** What campaigns send and do by themselves. */
    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        MessageKind bookingInvited() {
            return INVITED;
        }

        @Bean
        MessageKind bookingCampaignReminder() {
            return REMINDED;
        }

        @Bean
        Timer remindOfCampaigns(CampaignMessages campaigns) {
            return Timer.every("booking.campaigns", Duration.ofHours(1), campaigns::remind);
        }
    }
}
