package pl.nurt.notice.ui;

/** The office's pages of this room. */
public final class NoticeNavigation {
    public static final String MESSAGES = "office/messages";
    public static final String UNREACHED = "office/messages/unreached";

    private NoticeNavigation() {}
}
