package pl.nurt.notice.ui;

import pl.nurt.notice.Topic;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.State;

/** The icon and the colour of a topic; a word always stands beside them. */
final class TopicLook {
    private TopicLook() {}

    static Icons icon(Topic topic) {
        return switch (topic) {
            case HAZARD -> Icons.ALERT;
            case PLANNED_WORK -> Icons.WRENCH;
            case WATER_QUALITY -> Icons.DROP;
            case COMMUNITY -> Icons.HOME;
            case METER -> Icons.METER;
            case BILLS -> Icons.DOCUMENT;
            case CASES -> Icons.MESSAGE;
            case BOOKINGS -> Icons.CALENDAR;
            case ACCOUNT -> Icons.USER;
            case OFFICE -> Icons.BELL;
        };
    }

    static State state(InboxMessage message) {
        if (message.over()) {
            return State.INFO;
        }
        return switch (message.topic()) {
            case HAZARD -> State.BAD;
            case PLANNED_WORK -> State.WARN;
            default -> State.INFO;
        };
    }
}
