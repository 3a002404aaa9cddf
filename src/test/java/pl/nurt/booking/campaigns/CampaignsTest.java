package pl.nurt.booking.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.booking.internal.campaigns.CampaignMessages;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ServicePointId;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterPark;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.SignIn;

@IntegrationTest
class CampaignsTest {
    @Autowired
    private Campaigns campaigns;

    @Autowired
    private CampaignMessages messages;

    @Autowired
    private Bookings bookings;

    @Autowired
    private Inbox inbox;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MovableClock clock;

    private MeterPark park;
    private BookingCalendarId exchanges;
    private LocalDate today;
    private ServicePointId first;
    private Viewer anna;
    private Viewer jan;
    private Viewer clerk;

    @BeforeEach
    void street() {
        var calendars = new Calendars(db);
        exchanges = calendars.calendar("Wymiana wodomierza", calendars.person("Adam Rak"));
        calendars.set(exchanges, BOOKING_CALENDAR.VENUE, Venue.AT_CUSTOMER);
        calendars.set(exchanges, BOOKING_CALENDAR.BOOK_NOTICE_MINUTES, 60);
        // Before anybody receives, so that the first free time is at eight.
        var dawn = CivilTime.dayOf(clock.instant())
                .plusDays(1)
                .atTime(6, 0)
                .atZone(CivilTime.ZONE)
                .toInstant();
        clock.advance(Duration.between(clock.instant(), dawn));
        today = CivilTime.dayOf(clock.instant());
        park = new MeterPark(db, clock.instant());
        anna = signIn.as(Role.RESIDENT).viewer();
        jan = signIn.as(Role.RESIDENT).viewer();
        lives(jan, "900002", "12", 40);
        first = lives(anna, "900001", "3", 30);
        lives(signIn.as(Role.RESIDENT).viewer(), "900003", "7", 80);
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
    }

    @Test
    void who_has_to_exchange_is_invited_along_the_street_with_times_next_to_the_neighbours() {
        var id = start();

        assertThat(campaigns.find(id)).satisfies(campaign -> {
            assertThat(campaign.invited()).isEqualTo(2);
            assertThat(campaign.booked()).isZero();
        });
        assertThat(campaigns.silent(clerk, id))
                .extracting(SilentMember::address)
                .containsExactly("Polna 3, Zaścianek", "Polna 12, Zaścianek");
        var forAnna = told(anna);
        var forJan = told(jan);
        assertThat(forAnna).singleElement().satisfies(message -> {
            assertThat(message.text())
                    .contains("Polna 3", "8:00", "8:30", "9:00")
                    .doesNotContain("9:30");
            assertThat(message.link()).isEqualTo("booking/new?calendar=" + exchanges.value());
        });
        assertThat(forJan)
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("8:30", "9:00", "9:30"));
    }

    @Test
    void whoever_books_is_no_longer_silent_and_only_the_silent_are_reminded_once() {
        var id = start();
        signIn.as(Role.RESIDENT);
        bookings.book(
                anna,
                new BookingRequest(
                        UUID.randomUUID(),
                        exchanges,
                        Calendars.thursday(clock.instant(), "10:00"),
                        null,
                        first,
                        "",
                        Map.of()));
        messages.remind();
        assertThat(told(jan)).hasSize(1);

        clock.advance(Duration.ofDays(8));
        messages.remind();
        messages.remind();

        assertThat(told(jan))
                .hasSize(2)
                .first()
                .extracting(InboxMessage::title)
                .asString()
                .startsWith("Przypomnienie");
        assertThat(told(anna))
                .filteredOn(message -> message.title().startsWith("Przypomnienie: wymiana"))
                .isEmpty();
        signIn.as(Role.CUSTOMER_SERVICE);
        assertThat(campaigns.find(id).silent()).isEqualTo(1);
        assertThat(campaigns.silent(clerk, id)).singleElement().satisfies(one -> {
            assertThat(one.customer().number()).isEqualTo("900002");
            assertThat(one.remindedAt()).isNotNull();
        });
    }

    @Test
    void nobody_is_invited_twice_while_the_first_invitation_holds() {
        start();

        assertThat(campaigns.due(today.plusDays(60)))
                .extracting(one -> one.customer().number())
                .doesNotContain("900001");
        assertRefused("dueUntil", new CampaignWish(exchanges, today.minusDays(4_000), today.plusDays(20)));
        assertRefused("answerBy", new CampaignWish(exchanges, today.plusDays(60), today));
        clock.advance(Duration.ofDays(25));
        assertThat(campaigns.due(today.plusDays(60)))
                .extracting(one -> one.customer().number())
                .contains("900001");
    }

    @Test
    void only_who_keeps_calendars_starts_one_and_only_where_somebody_comes_to_the_customer() {
        new Calendars(db).set(exchanges, BOOKING_CALENDAR.VENUE, Venue.OFFICE);
        assertThatThrownBy(this::start).isInstanceOf(NotFoundException.class);

        signIn.as(Role.TECHNICIAN);
        assertThatThrownBy(this::start).isInstanceOf(AccessDeniedException.class);
    }

    private CampaignId start() {
        return campaigns.start(clerk, new CampaignWish(exchanges, today.plusDays(60), today.plusDays(20)));
    }

    private void assertRefused(String field, CampaignWish wish) {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> campaigns.start(clerk, wish))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(FieldProblem::field)
                        .containsExactly(field));
    }

    /** A village of this test's own, so that nobody else's meters stand in its streets. */
    private ServicePointId lives(Viewer who, String number, String house, int daysLeft) {
        var place = park.place("Zaścianek", "Polna", house);
        var customer = park.customer(number, "Odbiorca " + number, place);
        var meter = park.meter("77" + number, today.plusDays(daysLeft), null);
        park.install(meter, place, clock.instant().minus(Duration.ofDays(900)));
        link(who, customer);
        return place;
    }

    private void link(Viewer who, CustomerId customer) {
        db.insertInto(CUSTOMER_USER)
                .set(CUSTOMER_USER.USER_ACCOUNT_ID, who.account())
                .set(CUSTOMER_USER.CUSTOMER_ID, customer)
                .execute();
    }

    private List<InboxMessage> told(Viewer who) {
        return inbox.page(who, InboxFilter.ALL, null, 10, Languages.POLISH);
    }
}
