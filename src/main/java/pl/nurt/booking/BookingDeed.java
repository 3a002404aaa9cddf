package pl.nurt.booking;

import java.time.LocalDate;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.BookingUnitId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.campaigns.CampaignId;
import pl.nurt.booking.waiting.WaitingId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Deed;

/** What can be done to a booking. */
public enum BookingDeed implements Deed {
    BOOKED,
    MOVED,
    CANCELLED,
    RESTORED,
    CALLED_OFF,
    NOTED,
    /** Somebody whom no message reaches was told by telephone. */
    RUNG,
    BLOCKED,
    LIFTED,
    /** What staff wrote beside a booking. */
    ANNOTATED,
    BOOKING_SEEN,
    /** Who receives when. */
    PLAN_CHANGED,
    /** A calendar of another program that makes somebody busy. */
    BUSY_ADDED,
    BUSY_REMOVED,
    /** Somebody waits for a freed time, or does not any more. */
    WAITING_ASKED,
    WAITING_LEFT,
    UNIT_CHANGED,
    /** Bookings of another tool. */
    IMPORTED,
    CALENDAR_ADDED,
    CALENDAR_CHANGED,
    /** The address for somebody's own calendar program. */
    FEED_MADE,
    FEED_REVOKED,
    CAMPAIGN_STARTED,
    /** Who has not answered. */
    CAMPAIGN_SEEN,
    STATISTICS_TAKEN,
    /** The office's day, with the names of those who come. */
    DAY_SEEN;

    public static final AuditSubject STATISTICS = new AuditSubject("booking.statistics", "months");

    @Override
    public String room() {
        return "booking";
    }

    /** The booking, as the log names one. */
    public static AuditSubject subject(BookingId booking) {
        return AuditSubject.of("booking.booking", booking.value());
    }

    public static AuditSubject subject(BookingCalendarId calendar) {
        return AuditSubject.of("booking.calendar", calendar.value());
    }

    public static AuditSubject subject(BookingUnitId unit) {
        return AuditSubject.of("booking.unit", unit.value());
    }

    public static AuditSubject subject(CampaignId campaign) {
        return AuditSubject.of("booking.campaign", campaign.value());
    }

    public static AuditSubject waiting(WaitingId wish) {
        return AuditSubject.of("booking.waiting", wish.value());
    }

    public static AuditSubject feed(UserAccountId account) {
        return AuditSubject.of("booking.feed", account.value());
    }

    /** Somebody who receives, or a room. */
    public static AuditSubject receiver(ResourceId receiver) {
        return AuditSubject.of("booking.receiver", receiver.value());
    }

    /** A day of the office's calendar. */
    public static AuditSubject day(LocalDate day) {
        return new AuditSubject("booking.day", day.toString());
    }
}
