package pl.nurt.booking.busy;

/** Why a foreign calendar could not be read. */
public enum BusyTrouble {
    UNREACHABLE,
    /** It answered, but not with 200. */
    REFUSED,
    TOO_LARGE,
    /** It answered with something else, such as a sign-in page. */
    NO_CALENDAR
}
