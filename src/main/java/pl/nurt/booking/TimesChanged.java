package pl.nurt.booking;

import java.util.Collection;
import java.util.Set;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.platform.live.LiveEvent;

/** Times of these people or rooms were taken, given back, blocked or planned anew. */
public record TimesChanged(Set<ResourceId> resources) implements LiveEvent {
    public TimesChanged {
        resources = Set.copyOf(resources);
    }

    public static TimesChanged of(ResourceId resource) {
        return new TimesChanged(Set.of(resource));
    }

    public static TimesChanged of(Collection<ResourceId> resources) {
        return new TimesChanged(Set.copyOf(resources));
    }
}
