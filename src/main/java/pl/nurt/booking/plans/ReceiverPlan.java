package pl.nurt.booking.plans;

import java.util.List;
import pl.nurt.booking.calendars.Receiver;

/** The plan of one person in one calendar from today on. @param weeks one after the other, as they hold */
public record ReceiverPlan(Receiver receiver, List<WeekPlan> weeks, List<PlannedDay> days) {
    public ReceiverPlan {
        weeks = List.copyOf(weeks);
        days = List.copyOf(days);
    }
}
