package pl.nurt.notice.reach;

/** How the list is sorted; the account's key settles ties. */
public record UnreachedOrder(By by, boolean descending) {
    public static final UnreachedOrder NAME = new UnreachedOrder(By.NAME, false);

    /** The columns it can be sorted by. */
    public enum By {
        NAME,
        /** Those whose devices never showed anything count as the oldest. */
        LAST_SHOWN
    }
}
