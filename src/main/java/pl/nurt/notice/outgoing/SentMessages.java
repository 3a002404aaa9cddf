package pl.nurt.notice.outgoing;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.NoticeDeed;
import pl.nurt.notice.internal.SentQuery;
import pl.nurt.platform.NotFoundException;

/** What went out, for the office: every recipient and channel with its state and its reason. */
@Service
public class SentMessages {
    /** Where {@link #counts} stop. */
    public static final int MOST_COUNTED = 1_001;

    /** Where a list of them ends: older ones are found by asking closer. */
    public static final int MOST_LISTED = 10_000;

    private final SentQuery sent;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    SentMessages(SentQuery sent, Audit audit, ApplicationEventPublisher events) {
        this.sent = sent;
        this.audit = audit;
        this.events = events;
    }

    /** Those older than {@code before} (the newest when null) without the first {@code skip} of them, the newest first. */
    @Transactional
    @HasRight(Right.SEE_MESSAGES)
    public List<SentMessage> page(
            Viewer viewer, SentFilter filter, @Nullable DeliveryId before, int skip, int size, Locale locale) {
        audit.looked(viewer, NoticeDeed.SENT_LISTED, NoticeDeed.OUTGOING);
        return sent.page(filter, before, skip, size, locale);
    }

    /** The answer of the list to these words was there long enough to be read. @param shown the numbers of the messages it showed */
    @Transactional
    @HasRight(Right.SEE_MESSAGES)
    public void seen(Viewer viewer, String text, Collection<String> shown) {
        audit.asked(viewer, NoticeDeed.SENT_LISTED, NoticeDeed.OUTGOING, text, shown);
    }

    /** These as they are now. */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_MESSAGES)
    public List<SentMessage> rows(Viewer viewer, Collection<DeliveryId> ids, Locale locale) {
        return sent.rows(ids, locale);
    }

    /**
     * One of them; it is noted who looked.
     *
     * @throws NotFoundException when there is none
     */
    @Transactional
    @HasRight(Right.SEE_MESSAGES)
    public SentMessage find(Viewer viewer, DeliveryId delivery, Locale locale) {
        var found = sent.rows(List.of(delivery), locale).stream().findFirst().orElseThrow(NotFoundException::new);
        audit.looked(viewer, NoticeDeed.SENT_LISTED, NoticeDeed.subject(delivery));
        return found;
    }

    /** What happened to it on its way, the newest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_MESSAGES)
    public List<DeliveryStep> steps(Viewer viewer, DeliveryId delivery) {
        return sent.steps(delivery);
    }

    /** What was told to a customer and to those who act for it, on all channels, the newest first; the page it stands on is what is noted. */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_MESSAGES)
    public List<SentMessage> ofCustomer(Viewer viewer, CustomerId customer, int size, Locale locale) {
        return sent.ofCustomer(customer, size, locale);
    }

    /** How many the filter finds in each state, whatever state it names itself; {@link #MOST_COUNTED} stands for "more". */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_MESSAGES)
    public Map<DeliveryState, Integer> counts(Viewer viewer, SentFilter filter) {
        return sent.counts(filter, MOST_COUNTED);
    }

    /** How many the filter finds; {@link #MOST_LISTED} stands for "more". */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_MESSAGES)
    public int found(Viewer viewer, SentFilter filter) {
        return sent.found(filter, MOST_LISTED);
    }

    @Transactional(readOnly = true)
    @HasRight(Right.SEE_MESSAGES)
    public List<ChannelHealth> channels(Viewer viewer) {
        return sent.channels();
    }

    /**
     * Has one that ended badly tried once more, for three days from now; who asked is written down.
     *
     * @return false when it is on its way already, or arrived
     */
    @Transactional
    @HasRight(Right.RETRY_MESSAGES)
    public boolean retry(Viewer viewer, DeliveryId delivery) {
        var channel = sent.retry(delivery, viewer.account());
        channel.ifPresent(known -> {
            audit.changed(viewer, NoticeDeed.DELIVERY_RETRIED, NoticeDeed.subject(delivery), Changes.none());
            events.publishEvent(new DeliveriesChanged(known));
        });
        return channel.isPresent();
    }
}
