package pl.nurt.notice;

import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.notice.internal.reach.Addressing;

/**
 * Tells people something: the only way by which rooms write to anybody.
 *
 * <p>Sending writes rows in the caller's transaction, one for each recipient and channel; if that rolls back, nobody hears anything.
 * Workers hand the rows over after the commit.
 */
@Service
public class Messages {
    private final Addressing addressing;

    Messages(Addressing addressing) {
        this.addressing = addressing;
    }

    /**
     * Tells the recipient, by the channels the kind allows and each person wants.
     *
     * <p>Safe to repeat: a recipient who was told of the cause already is not told again; others of the same cause are added. The data
     * of the first call stands.
     *
     * @param cause what happened, unique among messages of the kind: {@code reading/4711}
     * @return the message
     * @throws IllegalArgumentException when the data lacks a parameter of the kind
     */
    @Transactional
    public MessageId send(MessageKind kind, Recipient recipient, String cause, MessageData data) {
        if (!kind.secrets().isEmpty()) {
            throw new IllegalArgumentException("message " + kind.code() + " is a secret, which no inbox keeps");
        }
        check(kind, data);
        return addressing.address(kind, recipient, cause, data);
    }

    /**
     * Tells somebody who has no account, at an address that person has just given: only with a kind that was asked for and goes by e-mail, and
     * may be a secret. Safe to repeat, as {@link #send}.
     */
    @Transactional
    public void sendOutside(MessageKind kind, String email, Locale language, String cause, MessageData data) {
        if (!kind.prompt() || !kind.channels().contains(Channel.EMAIL)) {
            throw new IllegalArgumentException("message " + kind.code() + " was not asked for, or is no e-mail");
        }
        check(kind, data);
        addressing.addressOutside(kind, null, email, language, cause, data);
    }

    private static void check(MessageKind kind, MessageData data) {
        for (var parameter : kind.parameters()) {
            if (!data.values().containsKey(parameter)) {
                throw new IllegalArgumentException("message " + kind.code() + " lacks " + parameter);
            }
        }
    }
}
