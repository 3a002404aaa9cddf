package pl.nurt.booking.campaigns;

import java.time.LocalDate;
import pl.nurt.booking.calendars.BookingCalendarId;

/** A campaign to be. @param dueUntil for meters whose verification ends by then @param answerBy people are asked to book by then */
public record CampaignWish(BookingCalendarId calendar, LocalDate dueUntil, LocalDate answerBy) {}
