package pl.nurt.notice;

/** A way by which messages reach people. */
public enum Channel {
    /** The list in the portal itself: always there, cannot be refused, never fails. */
    INBOX,
    /** Web Push to a browser or an installed portal. */
    PUSH,
    EMAIL,
    SMS
}
