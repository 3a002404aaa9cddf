package pl.nurt.notice.internal.push;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.push.DeviceEnd;
import pl.nurt.notice.push.PushDevice;
import pl.nurt.notice.push.PushDeviceId;

/** Rows of {@code notice.push_device}. */
@Repository
public class PushDeviceRepository {
    private final DSLContext db;
    private final NoticeSettings settings;
    private final Clock clock;

    PushDeviceRepository(DSLContext db, NoticeSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes a device in, or says anew that it is there. False when the endpoint serves another account. */
    public boolean insert(UserAccountId account, String endpoint, byte[] key, byte[] secret, String name) {
        return db.insertInto(PUSH_DEVICE)
                        .set(PUSH_DEVICE.USER_ACCOUNT_ID, account)
                        .set(PUSH_DEVICE.ENDPOINT, endpoint)
                        .set(PUSH_DEVICE.P256DH, key)
                        .set(PUSH_DEVICE.AUTH, secret)
                        .set(PUSH_DEVICE.NAME, name)
                        .set(PUSH_DEVICE.CREATED_AT, clock.instant())
                        .onConflict(PUSH_DEVICE.ENDPOINT)
                        .where(PUSH_DEVICE.ENDED_AT.isNull())
                        .doUpdate()
                        .set(PUSH_DEVICE.P256DH, key)
                        .set(PUSH_DEVICE.AUTH, secret)
                        .set(PUSH_DEVICE.NAME, name)
                        .setNull(PUSH_DEVICE.UNANSWERED_SINCE)
                        .where(PUSH_DEVICE.USER_ACCOUNT_ID.eq(account))
                        .execute()
                > 0;
    }

    public List<PushDevice> list(UserAccountId account) {
        return db.select(
                        PUSH_DEVICE.PUSH_DEVICE_ID,
                        PUSH_DEVICE.NAME,
                        PUSH_DEVICE.CREATED_AT,
                        PUSH_DEVICE.LAST_SHOWN_AT,
                        when(isSilent(), PUSH_DEVICE.UNANSWERED_SINCE))
                .from(PUSH_DEVICE)
                .where(PUSH_DEVICE.USER_ACCOUNT_ID.eq(account), PUSH_DEVICE.ENDED_AT.isNull())
                .orderBy(PUSH_DEVICE.PUSH_DEVICE_ID.desc())
                .fetch(mapping(PushDevice::new));
    }

    /** Seems dead: pushes have been accepted for it for long, and it has shown none. */
    public Condition isSilent() {
        return PUSH_DEVICE.UNANSWERED_SINCE.le(
                clock.instant().minus(settings.push().silentAfter()));
    }

    /**
     * Its push service has accepted something for it, which it has not shown yet. The rows are locked in the order of their keys: workers write down
     * batches for the same devices side by side, and would otherwise wait for each other in a ring.
     */
    public void accepted(Collection<PushDeviceId> devices) {
        var now = clock.instant();
        var locked = name("locked")
                .fields("push_device_id")
                .asMaterialized(select(PUSH_DEVICE.PUSH_DEVICE_ID)
                        .from(PUSH_DEVICE)
                        .where(PUSH_DEVICE.PUSH_DEVICE_ID.in(devices))
                        .orderBy(PUSH_DEVICE.PUSH_DEVICE_ID)
                        .forNoKeyUpdate());
        db.with(locked)
                .update(PUSH_DEVICE)
                .set(PUSH_DEVICE.LAST_ACCEPTED_AT, now)
                .set(PUSH_DEVICE.UNANSWERED_SINCE, coalesce(PUSH_DEVICE.UNANSWERED_SINCE, val(now)))
                .from(locked)
                .where(PUSH_DEVICE.PUSH_DEVICE_ID.eq(locked.field(PUSH_DEVICE.PUSH_DEVICE_ID)))
                .execute();
    }

    /** It showed or opened a message. */
    public void shown(DeliveryId delivery) {
        db.update(PUSH_DEVICE)
                .set(PUSH_DEVICE.LAST_SHOWN_AT, clock.instant())
                .setNull(PUSH_DEVICE.UNANSWERED_SINCE)
                .where(PUSH_DEVICE.PUSH_DEVICE_ID.eq(
                        select(DELIVERY.PUSH_DEVICE_ID).from(DELIVERY).where(DELIVERY.DELIVERY_ID.eq(delivery))))
                .execute();
    }

    /** Its push service says that it is not there any more: what waits for it will not be tried. */
    public void gone(PushDeviceId device) {
        db.update(PUSH_DEVICE)
                .set(PUSH_DEVICE.ENDED_AT, clock.instant())
                .set(PUSH_DEVICE.ENDED_WHY, DeviceEnd.GONE)
                .where(PUSH_DEVICE.PUSH_DEVICE_ID.eq(device), PUSH_DEVICE.ENDED_AT.isNull())
                .execute();
    }

    public Optional<PushDeviceId> find(UserAccountId account, String endpoint) {
        return db.select(PUSH_DEVICE.PUSH_DEVICE_ID)
                .from(PUSH_DEVICE)
                .where(
                        PUSH_DEVICE.USER_ACCOUNT_ID.eq(account),
                        PUSH_DEVICE.ENDPOINT.eq(endpoint),
                        PUSH_DEVICE.ENDED_AT.isNull())
                .fetchOptional(PUSH_DEVICE.PUSH_DEVICE_ID);
    }

    public void end(UserAccountId account, PushDeviceId device, DeviceEnd why) {
        db.update(PUSH_DEVICE)
                .set(PUSH_DEVICE.ENDED_AT, clock.instant())
                .set(PUSH_DEVICE.ENDED_WHY, why)
                .where(
                        PUSH_DEVICE.PUSH_DEVICE_ID.eq(device),
                        PUSH_DEVICE.USER_ACCOUNT_ID.eq(account),
                        PUSH_DEVICE.ENDED_AT.isNull())
                .execute();
    }
}
