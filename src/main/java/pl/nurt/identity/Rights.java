package pl.nurt.identity;

/** The names of {@link Right}s for annotations, which take constants only. */
public final class Rights {
    public static final String STAFF = "STAFF";
    public static final String KEEP_DEVICES = "KEEP_DEVICES";
    public static final String KEEP_BRIDGES = "KEEP_BRIDGES";
    public static final String READ_METERS_NOW = "READ_METERS_NOW";
    public static final String SEE_QUARANTINE = "SEE_QUARANTINE";
    public static final String DECIDE_QUARANTINE = "DECIDE_QUARANTINE";
    public static final String KEEP_ACCOUNTS = "KEEP_ACCOUNTS";
    public static final String KEEP_CUSTOMERS = "KEEP_CUSTOMERS";
    public static final String NOTE_CUSTOMERS = "NOTE_CUSTOMERS";
    public static final String GIVE_ACCESS = "GIVE_ACCESS";
    public static final String SEE_MESSAGES = "SEE_MESSAGES";
    public static final String RETRY_MESSAGES = "RETRY_MESSAGES";
    public static final String READ_AUDIT = "READ_AUDIT";
    public static final String KEEP_BOOKINGS = "KEEP_BOOKINGS";
    public static final String KEEP_CALENDARS = "KEEP_CALENDARS";
    public static final String KEEP_UNITS = "KEEP_UNITS";
    public static final String KEEP_TARIFFS = "KEEP_TARIFFS";
    public static final String RUN_BILLS = "RUN_BILLS";
    public static final String SEE_BILLS = "SEE_BILLS";
    public static final String KEEP_JOBS = "KEEP_JOBS";

    private Rights() {}
}
