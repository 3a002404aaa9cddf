package pl.nurt.notice.internal;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.DELIVERY_EVENT;
import static pl.nurt.db.notice.Tables.MESSAGE;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.InboxChanged;
import pl.nurt.notice.internal.push.PushDeviceRepository;
import pl.nurt.notice.outgoing.OwnReason;

/** What is known of a message after it left: shown, opened. The first word counts, repeats change nothing. */
@Repository
public class Receipts {
    private static final String DELIVERED = "404";
    private static final Duration SILENCE = Duration.ofHours(72);

    private final DSLContext db;
    private final MessageTexts texts;
    private final PushDeviceRepository devices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Receipts(
            DSLContext db,
            MessageTexts texts,
            PushDeviceRepository devices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.devices = devices;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the SMS provider says of a text: delivered stays delivered, whatever comes after it; each word is kept in the history.
     *
     * @return false when there is no such text
     */
    @Transactional
    public boolean smsStatus(DeliveryId delivery, String status, String providerId) {
        var now = clock.instant();
        var state = db.select(DELIVERY.STATE)
                .from(DELIVERY)
                .where(DELIVERY.DELIVERY_ID.eq(delivery), DELIVERY.CHANNEL.eq(Channel.SMS))
                .forUpdate()
                .fetchOptional(DELIVERY.STATE);
        if (state.isEmpty()) {
            return false;
        }
        db.insertInto(DELIVERY_EVENT)
                .set(DELIVERY_EVENT.DELIVERY_ID, delivery)
                .set(DELIVERY_EVENT.AT, now)
                .set(DELIVERY_EVENT.STEP, "callback")
                .set(DELIVERY_EVENT.NOTE, shortened(status + " " + providerId))
                .execute();
        switch (status) {
            case DELIVERED -> deliver(delivery, now);
            case "402", "405", "406", "407" -> fail(delivery, status);
            default -> {
                // Sent, accepted, queued: on its way, as is known.
            }
        }
        events.publishEvent(new DeliveriesChanged(Channel.SMS));
        return true;
    }

    private void fail(DeliveryId delivery, String status) {
        db.update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.FAILED)
                .set(DELIVERY.REASON, "SMSAPI " + status)
                .setNull(DELIVERY.LEASED_UNTIL)
                .where(DELIVERY.DELIVERY_ID.eq(delivery), DELIVERY.STATE.ne(DeliveryState.DELIVERED))
                .execute();
    }

    private static String shortened(String note) {
        return note.substring(0, Math.min(note.length(), 300));
    }

    /** Texts that the provider took and never spoke of again: unknown, which is neither delivered nor failed, and not sent again. */
    @Transactional
    public void giveUpSilent() {
        db.update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.UNKNOWN)
                .set(DELIVERY.REASON, OwnReason.NO_CALLBACK.name())
                .where(
                        DELIVERY.STATE.eq(DeliveryState.SENT),
                        DELIVERY.CHANNEL.eq(Channel.SMS),
                        DELIVERY.SENT_AT.lt(clock.instant().minus(SILENCE)))
                .execute();
    }

    /** A device showed it. */
    @Transactional
    public void received(DeliveryId delivery) {
        var now = clock.instant();
        if (deliver(delivery, now)) {
            devices.shown(delivery);
            events.publishEvent(new DeliveriesChanged(Channel.PUSH));
        }
    }

    /**
     * Somebody followed the link of a message. Of a push that is its owner's press: it is opened, and read in the inbox as well. Links in
     * e-mails are followed by scanners, too, so nothing is counted here: the link leads to the message in the inbox, where showing it to
     * the person counts it ({@link pl.nurt.notice.inbox.Inbox#openedFrom}).
     *
     * @return the page it leads to, below the portal's address
     */
    @Transactional
    public String opened(DeliveryId delivery) {
        return inboxPage(delivery).orElseGet(() -> pressed(delivery));
    }

    private Optional<String> inboxPage(DeliveryId mail) {
        var inbox = DELIVERY.as("inbox");
        return db.select(inbox.DELIVERY_ID, MESSAGE.TOPIC)
                .from(DELIVERY)
                .join(MESSAGE)
                .using(MESSAGE.MESSAGE_ID)
                .join(inbox)
                .on(
                        inbox.MESSAGE_ID.eq(DELIVERY.MESSAGE_ID),
                        inbox.USER_ACCOUNT_ID.eq(DELIVERY.USER_ACCOUNT_ID),
                        inbox.CHANNEL.eq(Channel.INBOX))
                .where(DELIVERY.DELIVERY_ID.eq(mail), DELIVERY.CHANNEL.eq(Channel.EMAIL))
                .fetchOptional(row -> (row.value2().isForResidents() ? "notices" : "office/notices") + "?m="
                        + row.value1().value() + "&from=" + mail.value());
    }

    private String pressed(DeliveryId delivery) {
        var now = clock.instant();
        var row = db.update(DELIVERY)
                .set(DELIVERY.OPENED_AT, coalesce(DELIVERY.OPENED_AT, val(now)))
                .where(DELIVERY.DELIVERY_ID.eq(delivery), DELIVERY.CHANNEL.eq(Channel.PUSH))
                .returningResult(
                        DELIVERY.MESSAGE_ID, DELIVERY.USER_ACCOUNT_ID, DELIVERY.PUSH_DEVICE_ID, DELIVERY.CHANNEL)
                .fetchOptional();
        if (row.isEmpty()) {
            return "notices";
        }
        deliver(delivery, now);
        devices.shown(delivery);
        var message = row.get().value1();
        var account = row.get().value2();
        db.update(PUSH_DEVICE)
                .set(PUSH_DEVICE.LAST_OPENED_AT, now)
                .where(PUSH_DEVICE.PUSH_DEVICE_ID.eq(row.get().value3()))
                .execute();
        var inbox = db.update(DELIVERY)
                .set(DELIVERY.OPENED_AT, now)
                .where(
                        DELIVERY.MESSAGE_ID.eq(message),
                        DELIVERY.CHANNEL.eq(Channel.INBOX),
                        DELIVERY.USER_ACCOUNT_ID.eq(account),
                        DELIVERY.OPENED_AT.isNull())
                .execute();
        if (inbox > 0) {
            events.publishEvent(new InboxChanged(Set.of(account)));
        }
        events.publishEvent(new DeliveriesChanged(row.get().value4()));
        return db.select(MESSAGE.KIND, MESSAGE.TOPIC, MESSAGE.DATA)
                .from(MESSAGE)
                .where(MESSAGE.MESSAGE_ID.eq(message))
                .fetchSingle(stored -> texts.words(
                                stored.value1(), stored.value2(), StoredData.read(stored.value3()), Locale.of("pl"))
                        .link());
    }

    private boolean deliver(DeliveryId delivery, Instant now) {
        return db.update(DELIVERY)
                        .set(DELIVERY.STATE, DeliveryState.DELIVERED)
                        .set(DELIVERY.DELIVERED_AT, now)
                        .set(DELIVERY.SENT_AT, coalesce(DELIVERY.SENT_AT, val(now)))
                        .setNull(DELIVERY.LEASED_UNTIL)
                        .setNull(DELIVERY.REASON)
                        .where(
                                DELIVERY.DELIVERY_ID.eq(delivery),
                                DELIVERY.STATE.notIn(DeliveryState.DELIVERED, DeliveryState.CANCELLED))
                        .execute()
                > 0;
    }
}
