package pl.nurt.notice.internal.push;

import static org.jooq.Records.mapping;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.push.DeviceEnd;
import pl.nurt.notice.push.PushDevice;
import pl.nurt.notice.push.PushDeviceId;

/** Rows of {@code notice.push_device}. */
@Repository
public class PushDeviceRepository {
    private final DSLContext db;
    private final Clock clock;

    PushDeviceRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** False when the endpoint serves another account. */
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
                        .where(PUSH_DEVICE.USER_ACCOUNT_ID.eq(account))
                        .execute()
                > 0;
    }

    public List<PushDevice> list(UserAccountId account) {
        return db.select(
                        PUSH_DEVICE.PUSH_DEVICE_ID,
                        PUSH_DEVICE.NAME,
                        PUSH_DEVICE.CREATED_AT,
                        DSL.greatest(PUSH_DEVICE.LAST_ACCEPTED_AT, PUSH_DEVICE.LAST_OPENED_AT))
                .from(PUSH_DEVICE)
                .where(PUSH_DEVICE.USER_ACCOUNT_ID.eq(account), PUSH_DEVICE.ENDED_AT.isNull())
                .orderBy(PUSH_DEVICE.PUSH_DEVICE_ID.desc())
                .fetch(mapping(PushDevice::new));
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
