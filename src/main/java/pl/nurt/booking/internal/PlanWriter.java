package pl.nurt.booking.internal;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.Receiver;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.PlanRepository.Coming;
import pl.nurt.booking.internal.rules.PlanWeeks;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.booking.internal.times.PlanQuery;
import pl.nurt.booking.plans.PlanChange;
import pl.nurt.booking.plans.PlanChange.DayDropped;
import pl.nurt.booking.plans.PlanChange.NewDays;
import pl.nurt.booking.plans.PlanChange.NewWeek;
import pl.nurt.booking.plans.ReceiverPlan;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;

/**
 * Changes working plans under the locks of those who receive, so that nobody books by the old plan meanwhile. What a change would strand is
 * found by making it and taking it back: there is no second opinion of it.
 */
@Component
public class PlanWriter {
    private static final int MOST_DAYS = 366;

    private final PlanRepository plans;
    private final PlanQuery query;
    private final CalendarQuery calendars;
    private final BookingRepository bookings;
    private final BookingLocks locks;
    private final TransactionTemplate attempt;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanWriter(
            PlanRepository plans,
            PlanQuery query,
            CalendarQuery calendars,
            BookingRepository bookings,
            BookingLocks locks,
            PlatformTransactionManager transactions,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.query = query;
        this.calendars = calendars;
        this.bookings = bookings;
        this.locks = locks;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        attempt = new TransactionTemplate(transactions);
        attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    public List<ReceiverPlan> plans(BookingCalendarId id) {
        var today = CivilTime.dayOf(clock.instant());
        var lines = query.lines(id, today);
        var days = plans.days(id, today);
        return calendar(id).stream()
                .map(receiver -> new ReceiverPlan(
                        receiver,
                        PlanWeeks.from(today, lines.getOrDefault(receiver.id(), List.of())),
                        days.getOrDefault(receiver.id(), List.of())))
                .toList();
    }

    private List<Receiver> calendar(BookingCalendarId id) {
        var found = calendars.byId(List.of(id)).get(id);
        if (found == null) {
            throw new NotFoundException();
        }
        return found.receivers();
    }

    /** Bookings of the calendar that no plan has hours for; whoever walked in is none of them. */
    public Set<BookingId> outside(BookingCalendarId calendar) {
        return ids(outside(plans.receivers(calendar), clock.instant()).stream()
                .filter(one -> one.calendar().equals(calendar) && !one.held() && !one.walkIn())
                .toList());
    }

    public Set<BookingId> stranded(PlanChange change) {
        var stranded = attempt.execute(status -> {
            status.setRollbackOnly();
            return apply(change, receivers(change), now());
        });
        return ids(stranded.stream().filter(one -> !one.held()).toList());
    }

    /** @return the bookings it stranded */
    @Transactional
    public Set<BookingId> change(Viewer viewer, PlanChange change, Set<BookingId> seen) {
        var receivers = receivers(change);
        var stranded = apply(change, receivers, now());
        var booked = ids(stranded.stream().filter(one -> !one.held()).toList());
        if (!seen.containsAll(booked)) {
            throw new StaleEditException();
        }
        bookings.release(ids(stranded.stream().filter(Coming::held).toList()));
        audit.changed(viewer, BookingDeed.PLAN_CHANGED, BookingDeed.subject(change.calendar()), changes(change));
        events.publishEvent(TimesChanged.of(receivers));
        return booked;
    }

    private List<ResourceId> receivers(PlanChange change) {
        return switch (change) {
            case NewWeek week -> List.of(week.receiver());
            case NewDays days -> days.receiver() == null ? plans.receivers(days.calendar()) : List.of(days.receiver());
            case DayDropped dropped -> plans.receivers(dropped.day());
        };
    }

    /** @return what had hours before and has none now */
    private List<Coming> apply(PlanChange change, List<ResourceId> receivers, Instant now) {
        check(change, CivilTime.dayOf(now));
        locks.receivers(receivers);
        bookings.endHolds(receivers, now);
        var before = ids(outside(receivers, now));
        switch (change) {
            case NewWeek week -> plans.replaceWeek(week);
            case NewDays days -> plans.insertDays(days, receivers);
            case DayDropped dropped -> plans.drop(dropped.day());
        }
        return outside(receivers, now).stream()
                .filter(one -> !before.contains(one.id()))
                .toList();
    }

    private void check(PlanChange change, LocalDate today) {
        switch (change) {
            case NewWeek week -> {
                if (!plans.receivers(week.calendar()).contains(week.receiver())) {
                    throw new NotFoundException();
                }
                if (week.from().isBefore(today)) {
                    throw refused("from", "booking.plan.past");
                }
            }
            case NewDays days -> {
                if (days.from().isBefore(today)) {
                    throw refused("from", "booking.plan.past");
                }
                if (days.to().isBefore(days.from())
                        || days.to().isAfter(days.from().plusDays(MOST_DAYS))) {
                    throw refused("to", "booking.plan.days.order");
                }
            }
            case DayDropped _ -> {}
        }
    }

    /** What no plan has hours for. */
    private List<Coming> outside(Collection<ResourceId> receivers, Instant now) {
        var coming = plans.coming(receivers, now);
        if (coming.isEmpty()) {
            return List.of();
        }
        var first = CivilTime.dayOf(coming.getFirst().span().start());
        var last = CivilTime.dayOf(coming.getLast().span().start());
        var known = query.plans(receivers, first, last);
        return coming.stream()
                .filter(one -> known.stream()
                        .filter(plan -> plan.calendar().equals(one.calendar())
                                && plan.receiver().equals(one.receiver()))
                        .noneMatch(plan -> plan
                                .plan()
                                .open(CivilTime.dayOf(one.span().start()))
                                .stream()
                                .anyMatch(open -> open.contains(one.span()))))
                .toList();
    }

    private static Changes changes(PlanChange change) {
        return switch (change) {
            case NewWeek week ->
                Changes.none()
                        .with("receiver", null, week.receiver().value())
                        .with("from", null, week.from())
                        .with("hours", null, hours(week));
            case NewDays days -> {
                var only = days.receiver();
                yield Changes.none()
                        .with("receiver", null, only == null ? null : only.value())
                        .with("from", null, days.from())
                        .with("to", null, days.to())
                        .with("kind", null, days.kind())
                        .with("hours", null, days.hours().text());
            }
            case DayDropped dropped -> Changes.none().with("day", dropped.day().value(), null);
        };
    }

    private static List<String> hours(NewWeek week) {
        return Stream.of(DayOfWeek.values())
                .flatMap(day ->
                        week.hours().getOrDefault(day, List.of()).stream().map(span -> day + " " + span.text()))
                .toList();
    }

    private static Set<BookingId> ids(List<Coming> coming) {
        return coming.stream().map(Coming::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static RefusedInputException refused(String field, String key) {
        return new RefusedInputException(List.of(new FieldProblem(field, key)));
    }
}
