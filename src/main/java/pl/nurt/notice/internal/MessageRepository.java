package pl.nurt.notice.internal;

import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageId;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.push.PushDeviceId;

/** Rows of {@code notice.message} and new rows of {@code notice.delivery}. */
@Repository
public class MessageRepository {
    private final DSLContext db;

    public MessageRepository(DSLContext db) {
        this.db = db;
    }

    /** A row of {@code notice.delivery} to be. */
    public record NewDelivery(
            Channel channel,
            String target,
            @Nullable UserAccountId account,
            @Nullable CustomerId customer,
            @Nullable PushDeviceId device,
            String language,
            DeliveryState state,
            Instant dueAt) {}

    /** The message of the cause: a new one, or the one that is there already. */
    public MessageId insert(MessageKind kind, String cause, MessageData data, Instant now) {
        return db.insertInto(MESSAGE)
                .set(MESSAGE.KIND, kind.code())
                .set(MESSAGE.TOPIC, kind.topic())
                .set(MESSAGE.CAUSE, cause)
                .set(MESSAGE.DATA, StoredData.write(data))
                .set(MESSAGE.URGENT, kind.urgent())
                .set(MESSAGE.WAITS, kind.waitsForQuietHours())
                .set(MESSAGE.NEEDS_CONSENT, kind.needsConsent())
                .set(MESSAGE.PROMPT, kind.prompt())
                .set(MESSAGE.SECRETS, kind.secrets().toArray(String[]::new))
                .set(MESSAGE.CREATED_AT, now)
                .set(MESSAGE.EXPIRES_AT, now.plus(kind.validFor()))
                .onConflict(MESSAGE.KIND, MESSAGE.CAUSE)
                .doNothing()
                .returningResult(MESSAGE.MESSAGE_ID)
                .fetchOptional()
                .orElseGet(() -> db.select(MESSAGE.MESSAGE_ID)
                        .from(MESSAGE)
                        .where(MESSAGE.KIND.eq(kind.code()), MESSAGE.CAUSE.eq(cause))
                        .fetchSingle())
                .value1();
    }

    /** Adds those whose target has none of this message on this channel; returns the ones added. */
    public List<NewDelivery> insert(MessageId message, List<NewDelivery> deliveries, Instant now) {
        return deliveries.stream()
                .filter(delivery -> insert(message, delivery, now))
                .toList();
    }

    private boolean insert(MessageId message, NewDelivery delivery, Instant now) {
        boolean delivered = delivery.state() == DeliveryState.DELIVERED;
        return db.insertInto(DELIVERY)
                        .set(DELIVERY.MESSAGE_ID, message)
                        .set(DELIVERY.CHANNEL, delivery.channel())
                        .set(DELIVERY.TARGET, delivery.target())
                        .set(DELIVERY.USER_ACCOUNT_ID, delivery.account())
                        .set(DELIVERY.CUSTOMER_ID, delivery.customer())
                        .set(DELIVERY.PUSH_DEVICE_ID, delivery.device())
                        .set(DELIVERY.LANGUAGE, delivery.language())
                        .set(DELIVERY.STATE, delivery.state())
                        .set(DELIVERY.DUE_AT, delivery.dueAt())
                        .set(DELIVERY.CREATED_AT, now)
                        .set(DELIVERY.DELIVERED_AT, delivered ? now : null)
                        .onConflict(DELIVERY.MESSAGE_ID, DELIVERY.CHANNEL, DELIVERY.TARGET)
                        .doNothing()
                        .execute()
                > 0;
    }
}
