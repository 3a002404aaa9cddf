package pl.nurt.booking.campaigns;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.booking.internal.campaigns.CampaignMessages;
import pl.nurt.booking.internal.campaigns.CampaignRepository;
import pl.nurt.booking.internal.rules.StreetOrder;
import pl.nurt.booking.times.OfferedTime;
import pl.nurt.booking.times.Times;
import pl.nurt.booking.units.Units;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterOrder;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;

/**
 * Invites those whose meter's verification ends to book its exchange. Neighbours are offered neighbouring times, so that a technician goes from
 * door to door. Whoever does not book is reminded once, and listed.
 */
@Service
public class Campaigns {
    private static final int PAGE = 500;
    private static final int MOST = 5_000;
    private static final int CHOICE = 3;

    private final CampaignRepository campaigns;
    private final CampaignMessages messages;
    private final Meters meters;
    private final Times times;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    Campaigns(
            CampaignRepository campaigns,
            CampaignMessages messages,
            Meters meters,
            Times times,
            Units units,
            Audit audit,
            Clock clock) {
        this.campaigns = campaigns;
        this.messages = messages;
        this.meters = meters;
        this.times = times;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /** Calendars in which somebody comes to the customer: only there a meter can be exchanged. */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_CALENDARS)
    public List<BookingCalendar> calendars() {
        return times.calendars().stream()
                .filter(calendar -> calendar.venue() == Venue.AT_CUSTOMER)
                .toList();
    }

    /** Meters whose verification ends by that day and nobody has been invited for who could still answer, in the order of the streets. */
    @Transactional
    @HasRight(Right.KEEP_CALENDARS)
    public List<DueMeter> due(LocalDate until) {
        var invited = campaigns.invited(today());
        var due = new ArrayList<DueMeter>();
        @Nullable MeterRow last = null;
        do {
            var page = meters.page(new MeterFilter("", MeterState.VERIFICATION), MeterOrder.NUMBER, last, 0, PAGE);
            page.stream()
                    .filter(row -> !row.verifiedUntil().isAfter(until) && !invited.contains(row.meterId()))
                    .forEach(row -> {
                        var place = row.place();
                        var customer = row.customer();
                        if (place != null && customer != null) {
                            due.add(new DueMeter(
                                    row.meterId(), row.serialNumber(), place, customer, row.verifiedUntil()));
                        }
                    });
            last = page.size() < PAGE ? null : page.getLast();
        } while (last != null && due.size() < MOST);
        due.sort(Comparator.comparing(DueMeter::place, StreetOrder.comparator()));
        return due;
    }

    /** Invites for every due meter, each customer once for each. @throws RefusedInputException when nobody is to be invited, or a day cannot be */
    @Transactional
    @HasRight(Right.KEEP_CALENDARS)
    public CampaignId start(Viewer viewer, CampaignWish wish) {
        units.demand(viewer, wish.calendar());
        var calendar = calendars().stream()
                .filter(one -> one.id().equals(wish.calendar()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        if (!wish.answerBy().isAfter(today())) {
            throw refused("answerBy", "booking.campaign.past");
        }
        campaigns.lock();
        var due = due(wish.dueUntil());
        if (due.isEmpty()) {
            throw refused("dueUntil", "booking.campaign.nobody");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var free = free(calendar, wish.answerBy());
        var id = campaigns.insert(wish, viewer.account(), now);
        for (var place = 0; place < due.size(); place++) {
            var meter = due.get(place);
            campaigns.add(id, meter, place + 1, now);
            messages.invite(id, calendar, meter, wish.answerBy(), choice(free, place));
        }
        audit.changed(
                viewer,
                BookingDeed.CAMPAIGN_STARTED,
                BookingDeed.subject(id),
                Changes.none().with("invited", null, due.size()).with("dueUntil", null, wish.dueUntil()));
        return id;
    }

    /** One after the other for one after the other; when there are more doors than times, it begins anew. */
    private static List<Instant> choice(List<Instant> free, int place) {
        if (free.isEmpty()) {
            return List.of();
        }
        var first = place % free.size();
        return free.subList(first, Math.min(free.size(), first + CHOICE));
    }

    private List<Instant> free(BookingCalendar calendar, LocalDate until) {
        var free = new ArrayList<Instant>();
        var last = YearMonth.from(until.plusMonths(1));
        for (var month = YearMonth.from(today()); !month.isAfter(last); month = month.plusMonths(1)) {
            times.month(calendar.id(), month, null).stream()
                    .flatMap(day -> day.times().stream())
                    .filter(OfferedTime::isFree)
                    .forEach(time -> free.add(time.start()));
        }
        return free;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<Campaign> all() {
        return campaigns.all();
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Campaign find(CampaignId id) {
        return campaigns.find(id).orElseThrow(NotFoundException::new);
    }

    /** Who has not booked, in the order of the streets. That somebody looked is noted, for names stand there. */
    @Transactional
    @HasRight(Right.STAFF)
    public List<SilentMember> silent(Viewer viewer, CampaignId id) {
        audit.looked(viewer, BookingDeed.CAMPAIGN_SEEN, BookingDeed.subject(id));
        return campaigns.silent(id);
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }

    private static RefusedInputException refused(String field, String key) {
        return new RefusedInputException(List.of(new FieldProblem(field, key)));
    }
}
