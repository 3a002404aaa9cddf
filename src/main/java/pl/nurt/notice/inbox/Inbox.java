package pl.nurt.notice.inbox;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.InboxChanged;
import pl.nurt.notice.internal.InboxRepository;
import pl.nurt.platform.NotFoundException;

/** The messages of one person; everybody sees only the own. */
@Service
public class Inbox {
    private final InboxRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Inbox(InboxRepository messages, ApplicationEventPublisher events, Clock clock) {
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** The page of messages older than {@code before}, the newest first. */
    @Transactional(readOnly = true)
    @PreAuthorize("isAuthenticated()")
    public List<InboxMessage> page(
            Viewer viewer, InboxFilter filter, @Nullable DeliveryId before, int size, Locale locale) {
        return messages.page(viewer.account(), filter, before, size, locale);
    }

    /** @throws NotFoundException when there is no such message, or it is somebody else's */
    @Transactional(readOnly = true)
    @PreAuthorize("isAuthenticated()")
    public InboxMessage message(Viewer viewer, DeliveryId id, Locale locale) {
        return messages.find(viewer.account(), id, locale).orElseThrow(NotFoundException::new);
    }

    /** The hazard or else the cut that is not over and not read yet: the newest. */
    @Transactional(readOnly = true)
    @PreAuthorize("isAuthenticated()")
    public Optional<InboxMessage> urgent(Viewer viewer, Locale locale) {
        return messages.urgent(viewer.account(), locale);
    }

    @Transactional(readOnly = true)
    @PreAuthorize("isAuthenticated()")
    public int unread(Viewer viewer) {
        return messages.unread(viewer.account());
    }

    /** The person has seen it; a repeat changes nothing. */
    @Transactional
    @PreAuthorize("isAuthenticated()")
    public void read(Viewer viewer, DeliveryId id) {
        if (messages.read(viewer.account(), id, clock.instant()) > 0) {
            events.publishEvent(new InboxChanged(Set.of(viewer.account())));
        }
    }

    /** The person came to a message by the link of this e-mail; nothing happens when it is somebody else's or was counted before. */
    @Transactional
    @PreAuthorize("isAuthenticated()")
    public void openedFrom(Viewer viewer, DeliveryId mail) {
        if (messages.openedFrom(viewer.account(), mail, clock.instant()) > 0) {
            events.publishEvent(new DeliveriesChanged(Channel.EMAIL));
        }
    }

    /** The person has seen all that are there now. */
    @Transactional
    @PreAuthorize("isAuthenticated()")
    public void readAll(Viewer viewer) {
        if (messages.read(viewer.account(), null, clock.instant()) > 0) {
            events.publishEvent(new InboxChanged(Set.of(viewer.account())));
        }
    }
}
