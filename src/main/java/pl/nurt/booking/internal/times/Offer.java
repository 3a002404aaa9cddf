package pl.nurt.booking.internal.times;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.rules.FreeTimes;
import pl.nurt.booking.internal.rules.Occupation;
import pl.nurt.booking.internal.rules.SlotRules;
import pl.nurt.booking.internal.rules.WorkingPlan;
import pl.nurt.booking.times.DayTimes;
import pl.nurt.booking.times.OfferedTime;
import pl.nurt.booking.times.TimeState;
import pl.nurt.platform.law.Holidays;

/** What a calendar offers in some days: its rules, and of each person who receives the plan and what is taken. */
public record Offer(SlotRules rules, List<OfResource> resources, boolean besideOthers) {
    public Offer {
        resources = List.copyOf(resources);
    }

    /** @param takenBack times of this person that the office cancelled, and why */
    public record OfResource(
            ResourceId resource, WorkingPlan plan, Occupation occupied, Map<Instant, CancelReason> takenBack) {}

    /** A time is free when anyone who receives is free. */
    public DayTimes day(LocalDate day, Instant now) {
        var free = new TreeMap<Instant, Boolean>();
        var takenBack = new HashMap<Instant, CancelReason>();
        for (var one : resources) {
            FreeTimes.of(one.plan(), rules, one.occupied(), day, now)
                    .forEach(slot -> free.merge(slot.start(), slot.free(), Boolean::logicalOr));
            takenBack.putAll(one.takenBack());
        }
        var times = free.entrySet().stream()
                .map(time -> time(time.getKey(), time.getValue(), takenBack))
                .toList();
        return new DayTimes(day, times, Holidays.include(day));
    }

    private static OfferedTime time(Instant start, boolean free, Map<Instant, CancelReason> takenBack) {
        if (free) {
            return new OfferedTime(start, TimeState.FREE, null);
        }
        var reason = takenBack.get(start);
        return new OfferedTime(start, reason == null ? TimeState.TAKEN : TimeState.CANCELLED, reason);
    }

    /** The same of one person only; empty when that one does not receive in the calendar. */
    public Optional<Offer> of(ResourceId resource) {
        var only = resources.stream()
                .filter(one -> one.resource().equals(resource))
                .toList();
        return only.isEmpty() ? Optional.empty() : Optional.of(new Offer(rules, only, besideOthers));
    }

    /** Whether somebody's plan has a time that begins then. */
    public boolean isOffered(Instant start) {
        return resources.stream().anyMatch(one -> FreeTimes.isOffered(one.plan(), rules, start));
    }

    /** Who takes a booking at that time: of those who are free, whoever has least to do that day. */
    public Optional<OfResource> receiverAt(Instant start) {
        return resources.stream()
                .filter(one -> FreeTimes.isOffered(one.plan(), rules, start)
                        && FreeTimes.isFree(rules, one.occupied(), rules.at(start)))
                .min(Comparator.<OfResource>comparingInt(one -> one.occupied().size())
                        .thenComparing(one -> one.resource().value()));
    }
}
