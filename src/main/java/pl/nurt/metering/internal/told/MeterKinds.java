package pl.nurt.metering.internal.told;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Topic;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Timer;

/** The kinds of messages about meters, and when they are looked for. */
@Configuration(proxyBeanMethods = false)
class MeterKinds {
    static final MessageKind SUSPECT_READING = MessageKind.of(
                    "metering.message.suspect-reading", Topic.METER, "serial", "day")
            .opens("usage")
            .validFor(Duration.ofDays(7));

    static final MessageKind SILENT_METERS = MessageKind.of("metering.message.silent-meters", Topic.OFFICE, "count")
            .by(Channel.PUSH)
            .withoutConsent()
            .opens("office/meters?state=silent")
            .validFor(Duration.ofDays(1));

    private static final Duration OFTEN = Duration.ofMinutes(5);
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    @Bean
    MessageKind suspectReading() {
        return SUSPECT_READING;
    }

    @Bean
    MessageKind silentMeters() {
        return SILENT_METERS;
    }

    @Bean
    Timer tellOfSuspectReadings(MeterMessages messages) {
        return Timer.every("metering.suspect-readings", OFTEN, messages::tellOfSuspectReadings);
    }

    @Bean
    Timer tellOfSilentMeters(MeterMessages messages) {
        return Timer.daily("metering.silent-meters", MORNING, CivilTime.ZONE, messages::tellOfSilentMeters);
    }
}
