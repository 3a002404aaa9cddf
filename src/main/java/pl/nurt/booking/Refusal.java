package pl.nurt.booking;

/** Why a time cannot be had. */
public enum Refusal {
    /** Somebody was faster, or the office took it back. */
    TAKEN,
    /** No such time is offered. */
    NOT_OFFERED,
    TOO_SOON,
    TOO_FAR,
    /** The person has as many open bookings of the calendar as one may have. */
    TOO_MANY_OPEN,
    /** The person has chosen too many times within the hour. */
    TOO_MANY_HOLDS,
    /** The person is booked elsewhere at that hour. */
    BOOKED_ELSEWHERE,
    TOO_LATE_TO_MOVE,
    TOO_LATE_TO_CANCEL,
    /** The request was used for another time before. */
    KEY_REUSED
}
