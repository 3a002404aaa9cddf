package pl.nurt.notice.internal;

import static java.util.stream.Collectors.toSet;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;
import static pl.nurt.db.notice.Tables.CHOICE;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.DELIVERY_EVENT;
import static pl.nurt.db.notice.Tables.MESSAGE;
import static pl.nurt.db.notice.Tables.NOTICE_CONSENT;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Row4;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.internal.push.PushDeviceRepository;
import pl.nurt.notice.internal.reach.OwnAddressRepository;
import pl.nurt.notice.internal.rules.BackOff;
import pl.nurt.notice.outgoing.DeliveryStep;
import pl.nurt.notice.outgoing.OwnReason;
import pl.nurt.notice.push.PushDeviceId;

/**
 * The rows that wait to be sent: taken by one worker at a time, on however many portals, and answered by it.
 *
 * <p>A row is marked as being sent, and that is committed, before anything leaves: so a worker that dies leaves a trace, and after its
 * lease the row goes on by the rule of its channel ({@link #freeTheLost}).
 */
@Repository
public class DeliveryQueue {

    /** With the back-off's pauses that is about two days. */
    private static final int MOST_ATTEMPTS = 24;

    private static final int LONGEST_REASON = 300;

    private final DSLContext db;
    private final PushDeviceRepository devices;
    private final OwnAddressRepository addresses;
    private final NoticeSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeliveryQueue(
            DSLContext db,
            PushDeviceRepository devices,
            OwnAddressRepository addresses,
            NoticeSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.devices = devices;
        this.addresses = addresses;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Rows whose time has come, now in the hands of the caller; those that are too late or not wanted any more end here. */
    @Transactional
    public List<OutgoingMessage> take(Channel channel, int most) {
        var now = clock.instant();
        var due = name("due")
                .fields("delivery_id")
                .asMaterialized(select(DELIVERY.DELIVERY_ID)
                        .from(DELIVERY)
                        .where(
                                DELIVERY.CHANNEL.eq(channel),
                                DELIVERY.STATE.eq(DeliveryState.QUEUED),
                                DELIVERY.DUE_AT.le(now))
                        .orderBy(DELIVERY.DUE_AT, DELIVERY.DELIVERY_ID)
                        .limit(most)
                        .forUpdate()
                        .skipLocked());
        var taken = db.with(due)
                .update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.SENDING)
                .set(DELIVERY.LEASED_UNTIL, now.plus(settings.lease()))
                .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.plus(1))
                .from(due)
                .where(DELIVERY.DELIVERY_ID.eq(due.field(DELIVERY.DELIVERY_ID)))
                .returningResult(DELIVERY.DELIVERY_ID)
                .fetch(mapping(id -> id));
        if (taken.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<OutgoingMessage>(taken.size());
        var late = new ArrayList<DeliveryId>();
        var unwanted = new ArrayList<DeliveryId>();
        var wanted = unwanted().not().as("wanted");
        for (var row : details(taken, wanted)) {
            var id = row.get(DELIVERY.DELIVERY_ID);
            if (!row.get(MESSAGE.EXPIRES_AT).isAfter(now)) {
                late.add(id);
            } else if (!row.get(wanted)) {
                unwanted.add(id);
            } else {
                rows.add(OutgoingMessage.of(row));
            }
        }
        end(late, DeliveryState.EXPIRED, OwnReason.TOO_LATE);
        end(unwanted, DeliveryState.CANCELLED, OwnReason.NOT_WANTED);
        return rows;
    }

    private List<? extends Record> details(List<DeliveryId> ids, org.jooq.Field<Boolean> wanted) {
        return db.select(
                        DELIVERY.DELIVERY_ID,
                        DELIVERY.MESSAGE_ID,
                        MESSAGE.KIND,
                        MESSAGE.TOPIC,
                        MESSAGE.DATA,
                        MESSAGE.URGENT,
                        MESSAGE.PROMPT,
                        MESSAGE.EXPIRES_AT,
                        DELIVERY.TARGET,
                        DELIVERY.USER_ACCOUNT_ID,
                        DELIVERY.LANGUAGE,
                        DELIVERY.ATTEMPTS,
                        DELIVERY.LEASED_UNTIL,
                        PUSH_DEVICE.ENDPOINT,
                        PUSH_DEVICE.P256DH,
                        PUSH_DEVICE.AUTH,
                        wanted)
                .from(DELIVERY)
                .join(MESSAGE)
                .using(MESSAGE.MESSAGE_ID)
                .leftJoin(PUSH_DEVICE)
                .on(PUSH_DEVICE.PUSH_DEVICE_ID.eq(DELIVERY.PUSH_DEVICE_ID), PUSH_DEVICE.ENDED_AT.isNull())
                .where(DELIVERY.DELIVERY_ID.in(ids))
                .orderBy(DELIVERY.DELIVERY_ID)
                .fetch();
    }

    /** Chosen away, consent withdrawn or device gone since the row was written. */
    private static Condition unwanted() {
        var last = select(NOTICE_CONSENT.GIVEN)
                .from(NOTICE_CONSENT)
                .where(NOTICE_CONSENT.USER_ACCOUNT_ID.eq(DELIVERY.USER_ACCOUNT_ID))
                .orderBy(NOTICE_CONSENT.NOTICE_CONSENT_ID.desc())
                .limit(1);
        return MESSAGE.PROMPT
                .isFalse()
                .and(exists(selectOne()
                        .from(CHOICE)
                        .where(
                                CHOICE.USER_ACCOUNT_ID
                                        .eq(DELIVERY.USER_ACCOUNT_ID)
                                        .or(CHOICE.ADDRESS.eq(DELIVERY.TARGET)),
                                CHOICE.TOPIC.eq(MESSAGE.TOPIC),
                                CHOICE.CHANNEL.eq(DELIVERY.CHANNEL),
                                CHOICE.WANTED.isFalse())))
                .or(MESSAGE.NEEDS_CONSENT.isTrue().and(val(false).eq(last)))
                .or(DELIVERY.CHANNEL.eq(Channel.PUSH).and(PUSH_DEVICE.PUSH_DEVICE_ID.isNull()));
    }

    private void end(List<DeliveryId> ids, DeliveryState state, OwnReason reason) {
        if (!ids.isEmpty()) {
            db.update(DELIVERY)
                    .set(DELIVERY.STATE, state)
                    .set(DELIVERY.REASON, reason.name())
                    .setNull(DELIVERY.LEASED_UNTIL)
                    .where(DELIVERY.DELIVERY_ID.in(ids))
                    .execute();
        }
    }

    /**
     * Writes down what became of the batch; those without an outcome go back to the queue at once. A callback that was faster is not overwritten,
     * nor is whoever has a row in hand after its lease. Safe to repeat, also when nobody knows whether it was committed.
     */
    @Transactional
    public void record(Channel channel, List<OutgoingMessage> batch, Map<DeliveryId, Outcome> outcomes) {
        var now = clock.instant();
        var plain = new ArrayList<DeliveryId>();
        var told = new ArrayList<Row4<DeliveryId, String, Integer, BigDecimal>>();
        var allDown = outcomes.values().stream().allMatch(Outcome.Down.class::isInstance);
        for (var message : batch) {
            var outcome = outcomes.get(message.id());
            if (outcome == null) {
                requeue(message, null, now, message.attempts() - 1);
                continue;
            }
            switch (outcome) {
                case Outcome.Accepted taken -> {
                    if (taken.equals(Outcome.Accepted.PLAIN)) {
                        plain.add(message.id());
                    } else {
                        told.add(row(message, taken));
                    }
                }
                case Outcome.Refused refused -> refuse(channel, message, refused, now);
                case Outcome.Later later -> again(message, later, now);
                case Outcome.Down down -> waitForProvider(message, down, allDown, now);
                case Outcome.Unclear unclear -> leaveInDoubt(message, now);
            }
        }
        accept(plain, now);
        acceptAsTold(told, now);
        events.publishEvent(new DeliveriesChanged(channel));
    }

    /** One statement for all of them: a statement for each would cost more than handing them over. */
    private void accept(List<DeliveryId> ids, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        var asked = db
                .update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.SENT)
                .setNull(DELIVERY.REASON)
                .setNull(DELIVERY.LEASED_UNTIL)
                .set(DELIVERY.SENT_AT, now)
                .where(DELIVERY.DELIVERY_ID.in(ids), isAcceptable())
                .returningResult(DELIVERY.PUSH_DEVICE_ID)
                .fetch(Record1::value1)
                .stream()
                .filter(Objects::nonNull)
                .collect(toSet());
        // Without the devices that have shown theirs already.
        if (!asked.isEmpty()) {
            devices.accepted(asked);
        }
    }

    private void acceptAsTold(List<Row4<DeliveryId, String, Integer, BigDecimal>> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        var told = values(rows.toArray(Row4[]::new)).as("told", "id", "provider", "parts", "points");
        db.update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.SENT)
                .setNull(DELIVERY.REASON)
                .setNull(DELIVERY.LEASED_UNTIL)
                .set(DELIVERY.SENT_AT, now)
                .set(DELIVERY.PROVIDER_ID, told.field("provider", DELIVERY.PROVIDER_ID.getDataType()))
                .set(DELIVERY.SMS_PARTS, told.field("parts", DELIVERY.SMS_PARTS.getDataType()))
                .set(DELIVERY.POINTS, told.field("points", DELIVERY.POINTS.getDataType()))
                .from(told)
                .where(DELIVERY.DELIVERY_ID.eq(told.field("id", DELIVERY.DELIVERY_ID.getDataType())), isAcceptable())
                .execute();
    }

    /** After its lease somebody else may have a row; that it was accepted is true all the same. */
    private static Condition isAcceptable() {
        return DELIVERY.STATE.in(DeliveryState.SENDING, DeliveryState.QUEUED, DeliveryState.UNKNOWN);
    }

    private static Row4<DeliveryId, String, Integer, BigDecimal> row(OutgoingMessage message, Outcome.Accepted taken) {
        return DSL.row(
                val(message.id(), DELIVERY.DELIVERY_ID),
                cast(val(taken.providerId(), DELIVERY.PROVIDER_ID), DELIVERY.PROVIDER_ID),
                cast(val(taken.smsParts(), DELIVERY.SMS_PARTS), DELIVERY.SMS_PARTS),
                cast(val(taken.points(), DELIVERY.POINTS), DELIVERY.POINTS));
    }

    private void refuse(Channel channel, OutgoingMessage message, Outcome.Refused refused, Instant now) {
        step(message, DeliveryState.FAILED, refused.reason(), now);
        if (refused.targetIsDead() && channel == Channel.PUSH) {
            var device = new PushDeviceId(Long.parseLong(message.target()));
            devices.gone(device);
            db.update(DELIVERY)
                    .set(DELIVERY.STATE, DeliveryState.CANCELLED)
                    .set(DELIVERY.REASON, OwnReason.DEVICE_GONE.name())
                    .where(DELIVERY.PUSH_DEVICE_ID.eq(device), DELIVERY.STATE.eq(DeliveryState.QUEUED))
                    .execute();
        }
        if (refused.targetIsDead() && channel != Channel.PUSH) {
            addresses.dead(channel, message.target(), shortened(refused.reason()));
        }
        note(message.id(), "refused", refused.reason(), now);
    }

    private void again(OutgoingMessage message, Outcome.Later later, Instant now) {
        if (message.attempts() >= MOST_ATTEMPTS) {
            step(message, DeliveryState.FAILED, OwnReason.GAVE_UP.with(later.reason()), now);
        } else {
            var pause = later.after() == null ? BackOff.pause(message.attempts(), Math.random()) : later.after();
            requeue(message, later.reason(), now.plus(pause), message.attempts());
        }
        note(message.id(), "later", later.reason(), now);
    }

    /**
     * Nothing was wrong with the message, so it is not given up. When all is down the circuit of the channel opens and says when to try
     * again; a single push service that is away is left in peace by each row.
     */
    private void waitForProvider(OutgoingMessage message, Outcome.Down down, boolean allDown, Instant now) {
        if (allDown) {
            noteDown(message.id(), down.reason(), now);
            requeue(message, down.reason(), now.plus(Duration.ofSeconds(1)), message.attempts() - 1);
        } else {
            var pause = BackOff.pause(message.attempts(), Math.random());
            noteDown(message.id(), down.reason(), now);
            requeue(message, down.reason(), now.plus(pause), Math.min(message.attempts(), MOST_ATTEMPTS - 1));
        }
    }

    /** That the provider did not take it, unless it waits for that reason already: a day of tries is one event. */
    private void noteDown(DeliveryId delivery, String reason, Instant now) {
        var said = shortened(reason);
        db.insertInto(
                        DELIVERY_EVENT,
                        DELIVERY_EVENT.DELIVERY_ID,
                        DELIVERY_EVENT.AT,
                        DELIVERY_EVENT.STEP,
                        DELIVERY_EVENT.NOTE)
                .select(select(
                                DELIVERY.DELIVERY_ID,
                                val(now, DELIVERY_EVENT.AT),
                                val(DeliveryStep.DOWN, DELIVERY_EVENT.STEP),
                                val(said, DELIVERY_EVENT.NOTE))
                        .from(DELIVERY)
                        .where(DELIVERY.DELIVERY_ID.eq(delivery), DELIVERY.REASON.isDistinctFrom(said)))
                .execute();
    }

    private void requeue(OutgoingMessage message, @Nullable String reason, Instant due, int attempts) {
        db.update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.QUEUED)
                .set(DELIVERY.REASON, reason == null ? null : shortened(reason))
                .set(DELIVERY.DUE_AT, due)
                .set(DELIVERY.ATTEMPTS, attempts)
                .setNull(DELIVERY.LEASED_UNTIL)
                .where(isHeldAs(message))
                .execute();
    }

    /** Still in the hands of whoever took it so. */
    private static Condition isHeldAs(OutgoingMessage message) {
        return DELIVERY.DELIVERY_ID
                .eq(message.id())
                .and(DELIVERY.STATE.eq(DeliveryState.SENDING))
                .and(DELIVERY.LEASED_UNTIL.eq(message.heldUntil()));
    }

    private void step(OutgoingMessage message, DeliveryState state, String reason, Instant now) {
        db.update(DELIVERY)
                .set(DELIVERY.STATE, state)
                .set(DELIVERY.REASON, shortened(reason))
                .setNull(DELIVERY.LEASED_UNTIL)
                .where(isHeldAs(message))
                .execute();
    }

    /** It may have left, and the provider would take it twice: as a row whose worker died, but without waiting for the end of the lease. */
    private void leaveInDoubt(OutgoingMessage message, Instant now) {
        db.select(DELIVERY.DELIVERY_ID, DELIVERY.LOST)
                .from(DELIVERY)
                .where(isHeldAs(message))
                .forUpdate()
                .fetch()
                .forEach(row -> lose(
                        row.value1(),
                        row.value2() == 0,
                        now.plus(BackOff.pause(Math.max(1, message.attempts()), Math.random())),
                        now));
    }

    /**
     * Gives back the rows of workers that died.
     *
     * @param repeatable whether the provider refuses what it has taken already; if not, a row that was lost before is left as unknown
     */
    @Transactional
    public int freeTheLost(Channel channel, boolean repeatable) {
        var now = clock.instant();
        var lost = db.select(DELIVERY.DELIVERY_ID, DELIVERY.LOST)
                .from(DELIVERY)
                .where(
                        DELIVERY.CHANNEL.eq(channel),
                        DELIVERY.STATE.eq(DeliveryState.SENDING),
                        DELIVERY.LEASED_UNTIL.lt(now))
                .forUpdate()
                .skipLocked()
                .fetch();
        for (var row : lost) {
            lose(row.value1(), repeatable || row.value2() == 0, now, now);
        }
        return lost.size();
    }

    private void lose(DeliveryId delivery, boolean again, Instant due, Instant now) {
        db.update(DELIVERY)
                .set(DELIVERY.STATE, again ? DeliveryState.QUEUED : DeliveryState.UNKNOWN)
                .set(DELIVERY.REASON, OwnReason.WORKER_DIED.name())
                .set(DELIVERY.LOST, DELIVERY.LOST.plus(1))
                .set(DELIVERY.DUE_AT, due)
                .setNull(DELIVERY.LEASED_UNTIL)
                .where(DELIVERY.DELIVERY_ID.eq(delivery))
                .execute();
        note(delivery, "worker died", (again ? OwnReason.SENT_AGAIN : OwnReason.LEFT_UNKNOWN).name(), now);
    }

    private void note(DeliveryId delivery, String step, @Nullable String text, Instant now) {
        db.insertInto(DELIVERY_EVENT)
                .set(DELIVERY_EVENT.DELIVERY_ID, delivery)
                .set(DELIVERY_EVENT.AT, now)
                .set(DELIVERY_EVENT.STEP, step)
                .set(DELIVERY_EVENT.NOTE, text == null ? null : shortened(text))
                .execute();
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
