package pl.nurt.notice.internal;

import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;

import java.time.Instant;
import java.util.Locale;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageId;
import pl.nurt.notice.Topic;

/**
 * A row that is being handed over.
 *
 * @param prompt asked for just now by its recipient, so there is nothing to unsubscribe from
 * @param target device, address or number
 * @param heldUntil when the lease ends under which it was taken: by it one holder of the row is told from the next
 * @param push where and how a device is written to; only on that channel
 */
public record OutgoingMessage(
        DeliveryId id,
        MessageId message,
        String kind,
        Topic topic,
        MessageData data,
        boolean urgent,
        boolean prompt,
        Instant expiresAt,
        String target,
        @Nullable UserAccountId account,
        Locale locale,
        int attempts,
        Instant heldUntil,
        @Nullable PushTarget push) {

    /** From a row with its message and, on that channel, its device. */
    static OutgoingMessage of(Record row) {
        var endpoint = row.get(PUSH_DEVICE.ENDPOINT);
        return new OutgoingMessage(
                row.get(DELIVERY.DELIVERY_ID),
                row.get(DELIVERY.MESSAGE_ID),
                row.get(MESSAGE.KIND),
                row.get(MESSAGE.TOPIC),
                StoredData.read(row.get(MESSAGE.DATA)),
                row.get(MESSAGE.URGENT),
                row.get(MESSAGE.PROMPT),
                row.get(MESSAGE.EXPIRES_AT),
                row.get(DELIVERY.TARGET),
                row.get(DELIVERY.USER_ACCOUNT_ID),
                Locale.of(row.get(DELIVERY.LANGUAGE)),
                row.get(DELIVERY.ATTEMPTS),
                row.get(DELIVERY.LEASED_UNTIL),
                endpoint == null
                        ? null
                        : new PushTarget(endpoint, row.get(PUSH_DEVICE.P256DH), row.get(PUSH_DEVICE.AUTH)));
    }

    /** @param p256dh the device's public key @param auth its secret */
    public record PushTarget(String endpoint, byte[] p256dh, byte[] auth) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof PushTarget same && same.endpoint.equals(endpoint);
        }

        @Override
        public int hashCode() {
            return endpoint.hashCode();
        }

        @Override
        public String toString() {
            return "PushTarget";
        }
    }
}
