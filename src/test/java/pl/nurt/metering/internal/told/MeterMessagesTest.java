package pl.nurt.metering.internal.told;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.metering.Tables.READING_VERDICT;

import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.Role;
import pl.nurt.metering.Household;
import pl.nurt.metering.MeterPark;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class MeterMessagesTest {
    @Autowired
    private MeterMessages messages;

    @Autowired
    private Inbox inbox;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    @Test
    void a_reading_that_cannot_be_right_is_told_to_the_household_once_a_day() {
        var home = new Household(
                db,
                signIn.as(Role.RESIDENT).viewer(),
                CivilTime.dayOf(clock.instant()).minusDays(30));
        var meter = home.mainMeter("2026-01-01T08:00", "0");
        db.insertInto(READING_VERDICT)
                .set(READING_VERDICT.METER_ID, meter)
                .set(READING_VERDICT.READ_AT, clock.instant().minus(Duration.ofMinutes(5)))
                .set(READING_VERDICT.VERDICT, Verdict.BACKWARD)
                .execute();

        messages.tellOfSuspectReadings();
        messages.tellOfSuspectReadings();

        assertThat(inbox.page(home.viewer, InboxFilter.ALL, null, 10, Languages.POLISH))
                .singleElement()
                .satisfies(message -> assertThat(message.title()).startsWith("Sprawdzamy odczyt wodomierza"));
    }

    @Test
    void technicians_are_told_of_silent_meters_once_a_day() {
        var technician = signIn.as(Role.TECHNICIAN).viewer();
        var park = new MeterPark(db, clock.instant());
        var meter = park.hanging("silent-1", "Młynary", "ul. Polna", "1");
        park.read(meter, clock.instant().minus(Duration.ofHours(30)), "10.000");

        messages.tellOfSilentMeters();
        messages.tellOfSilentMeters();

        assertThat(inbox.page(technician, InboxFilter.ALL, null, 10, Languages.POLISH))
                .singleElement()
                .satisfies(message -> assertThat(message.title()).contains("milczy od doby"));
    }
}
