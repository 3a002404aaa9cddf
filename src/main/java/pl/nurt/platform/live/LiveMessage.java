package pl.nurt.platform.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one portal tells the others in one notification: who says it, and a line for each event, {@code <type> <json>}.
 *
 * <p>PostgreSQL carries less than 8,000 bytes at a time. More events go in several messages; an event too large for one, or more
 * messages than anybody wants to read, becomes a line without JSON: look again at whatever shows that kind.
 */
final class LiveMessage {
    static final int LONGEST = 7_900;
    static final int MOST_MESSAGES = 20;

    private static final Logger log = LoggerFactory.getLogger(LiveMessage.class);
    private static final String OURS = "pl.nurt.";
    private static final JsonMapper JSON =
            JsonMapper.builder().annotationIntrospector(new BareValues()).build();

    private LiveMessage() {}

    /** A line that was read: an event, or only its kind when its content did not fit. */
    record Heard(Class<? extends LiveEvent> kind, Optional<LiveEvent> event) {}

    static List<String> messages(String portal, List<LiveEvent> events) {
        var lines = events.stream().map(LiveMessage::line).distinct().toList();
        var messages = packed(portal, lines);
        if (messages.size() <= MOST_MESSAGES) {
            return messages;
        }
        return packed(
                portal,
                events.stream()
                        .map(event -> event.getClass().getName())
                        .distinct()
                        .toList());
    }

    private static String line(LiveEvent event) {
        var type = event.getClass().getName();
        var line = type + " " + JSON.writeValueAsString(event);
        return bytes(line) + 64 > LONGEST ? type : line;
    }

    private static List<String> packed(String portal, List<String> lines) {
        var messages = new ArrayList<String>();
        var message = new StringBuilder(portal);
        var length = bytes(portal);
        for (var line : lines) {
            var more = bytes(line) + 1;
            if (length + more > LONGEST) {
                messages.add(message.toString());
                message = new StringBuilder(portal);
                length = bytes(portal);
            }
            message.append('\n').append(line);
            length += more;
        }
        messages.add(message.toString());
        return messages;
    }

    static boolean isFrom(String portal, String message) {
        return message.startsWith(portal + "\n");
    }

    /** What another portal said; lines that this version does not understand are left out. */
    static List<Heard> read(String message) {
        return message.lines().skip(1).flatMap(line -> heard(line).stream()).toList();
    }

    private static Optional<Heard> heard(String line) {
        var space = line.indexOf(' ');
        var type = space < 0 ? line : line.substring(0, space);
        try {
            if (!type.startsWith(OURS)) {
                return Optional.empty();
            }
            var kind = Class.forName(type).asSubclass(LiveEvent.class);
            return Optional.of(new Heard(
                    kind, space < 0 ? Optional.empty() : Optional.of(JSON.readValue(line.substring(space + 1), kind))));
        } catch (ClassNotFoundException | ClassCastException otherVersion) {
            log.info("live event of an unknown kind: {}", type);
            return Optional.empty();
        } catch (JacksonException changed) {
            return kindOnly(type);
        }
    }

    private static Optional<Heard> kindOnly(String type) {
        try {
            return Optional.of(new Heard(Class.forName(type).asSubclass(LiveEvent.class), Optional.empty()));
        } catch (ClassNotFoundException impossible) {
            return Optional.empty();
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
