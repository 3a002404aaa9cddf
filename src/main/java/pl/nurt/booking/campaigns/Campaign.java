package pl.nurt.booking.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import pl.nurt.booking.calendars.Words;

/**
 * A campaign as it stands.
 *
 * @param dueUntil meters were chosen whose verification ends by then
 * @param answerBy people were asked to book by then
 * @param invited for how many meters
 * @param booked for how many of them a time is booked, or was
 */
public record Campaign(
        CampaignId id,
        Words calendar,
        LocalDate dueUntil,
        LocalDate answerBy,
        Instant startedAt,
        int invited,
        int booked) {
    public int silent() {
        return invited - booked;
    }
}
