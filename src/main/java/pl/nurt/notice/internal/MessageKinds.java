package pl.nurt.notice.internal;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pl.nurt.notice.MessageKind;

/** The kinds of messages that the rooms declare; two with one code stop the start. */
@Component
public class MessageKinds {
    private final Map<String, MessageKind> kinds;

    MessageKinds(List<MessageKind> kinds) {
        this.kinds = kinds.stream().collect(toUnmodifiableMap(MessageKind::code, Function.identity()));
    }

    /** Nothing for a kind whose room is gone. */
    Optional<MessageKind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    public Collection<MessageKind> all() {
        return kinds.values();
    }
}
