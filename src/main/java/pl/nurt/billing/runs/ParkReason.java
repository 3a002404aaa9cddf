package pl.nurt.billing.runs;

/** Why a contract was put aside while it was to be issued. */
public enum ParkReason {
    /** It is not what the dry run said any more; now it shows what it would be. */
    CHANGED,
    /** Some of its days stand on an invoice already. */
    DAYS_BILLED,
    /** What held it is gone since the run was started: it goes in when somebody says so. */
    MENDED,
    /** The portal stumbled; the reference stands in its log. */
    UNEXPECTED
}
