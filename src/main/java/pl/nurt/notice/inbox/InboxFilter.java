package pl.nurt.notice.inbox;

/** Which messages of an inbox are shown. */
public enum InboxFilter {
    ALL,
    UNREAD
}
