package pl.nurt.telemetry.orders.internal;

import static java.util.stream.Collectors.toMap;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.telemetry.Tables.BRIDGE_COMMAND;
import static pl.nurt.db.telemetry.Tables.BRIDGE_KEY;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;
import static pl.nurt.telemetry.orders.BridgeCommandState.DONE;
import static pl.nurt.telemetry.orders.BridgeCommandState.QUEUED;
import static pl.nurt.telemetry.orders.BridgeCommandState.SENT;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.platform.StoredJson;
import pl.nurt.telemetry.orders.BridgeCommand;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommandKind;
import pl.nurt.telemetry.orders.BridgeCommandState;
import pl.nurt.telemetry.orders.CommandResult;
import pl.nurt.telemetry.orders.internal.rules.CommandSteps;

/** Orders to bridges. State is changed only where {@link CommandSteps} allows it. */
@Repository
public class CommandRepository {
    private static final Set<BridgeCommandState> OPEN = Set.of(QUEUED, SENT);

    private final DSLContext db;

    CommandRepository(DSLContext db) {
        this.db = db;
    }

    /** Answers the order that is under way already, if there is one like it. */
    public BridgeCommandId add(BridgeId bridge, Order order, @Nullable UserAccountId by, Instant now) {
        // Between the two statements the one under way may have ended: then there is room for the new one.
        for (var attempt = 0; attempt < 3; attempt++) {
            var added = insert(bridge, order, by, now).or(() -> open(bridge, order));
            if (added.isPresent()) {
                return added.get();
            }
        }
        throw new IllegalStateException("an order like it comes and goes");
    }

    private Optional<BridgeCommandId> insert(BridgeId bridge, Order order, @Nullable UserAccountId by, Instant now) {
        var c = BRIDGE_COMMAND;
        return db.insertInto(c)
                .set(c.BRIDGE_ID, bridge)
                .set(c.KIND, order.kind())
                .set(c.CONCENTRATOR_ID, order.concentrator())
                .set(c.METER, order.meter())
                .set(c.WANTED, order.wanted())
                .set(c.PROBE_BUDGET, order.probeBudget())
                .set(c.RESUME_FROM, order.resumeFrom())
                .set(c.VERSION, order.version())
                .set(c.SEARCH_ID, order.search())
                .set(c.ORDERED_BY, by)
                .set(c.ORDERED_AT, now)
                .set(c.EXPIRES_AT, now.plus(order.kind().patience()))
                .onConflictDoNothing()
                .returningResult(c.BRIDGE_COMMAND_ID)
                .fetchOptional(c.BRIDGE_COMMAND_ID);
    }

    private Optional<BridgeCommandId> open(BridgeId bridge, Order order) {
        var c = BRIDGE_COMMAND;
        return db.select(c.BRIDGE_COMMAND_ID)
                .from(c)
                .where(c.BRIDGE_ID.eq(bridge), c.KIND.eq(order.kind()), c.STATE.in(OPEN))
                .and(c.CONCENTRATOR_ID.isNotDistinctFrom(order.concentrator()))
                .and(c.METER.isNotDistinctFrom(order.meter()))
                .and(c.VERSION.isNotDistinctFrom(order.version()))
                .and(c.SEARCH_ID.isNotDistinctFrom(order.search()))
                .fetchOptional(c.BRIDGE_COMMAND_ID);
    }

    public Optional<BridgeCommand> find(BridgeCommandId id) {
        return select(BRIDGE_COMMAND.BRIDGE_COMMAND_ID.eq(id), 1).stream().findFirst();
    }

    /** Newest first. */
    public List<BridgeCommand> page(BridgeId bridge, @Nullable BridgeCommandId before, int size) {
        return select(
                BRIDGE_COMMAND
                        .BRIDGE_ID
                        .eq(bridge)
                        .and(before == null ? noCondition() : BRIDGE_COMMAND.BRIDGE_COMMAND_ID.lt(before)),
                size);
    }

    /** Newest first. */
    public List<BridgeCommand> ofConcentrator(ConcentratorId concentrator, int most) {
        return select(BRIDGE_COMMAND.CONCENTRATOR_ID.eq(concentrator), most);
    }

    /** The last order to read the meter, or all of its concentrator. */
    public Optional<BridgeCommand> lastReadNow(ConcentratorId concentrator, String meter) {
        return select(
                        BRIDGE_COMMAND
                                .CONCENTRATOR_ID
                                .eq(concentrator)
                                .and(BRIDGE_COMMAND.KIND.eq(BridgeCommandKind.READ_NOW))
                                .and(BRIDGE_COMMAND.METER.isNull().or(BRIDGE_COMMAND.METER.eq(meter))),
                        1)
                .stream()
                .findFirst();
    }

    /** Searches of the concentrator's bus, newest first. */
    public List<BridgeCommand> searches(ConcentratorId concentrator, int most) {
        return select(
                BRIDGE_COMMAND
                        .CONCENTRATOR_ID
                        .eq(concentrator)
                        .and(BRIDGE_COMMAND.KIND.eq(BridgeCommandKind.SEARCH_BUS)),
                most);
    }

    /** The last order to stop that search. */
    public Optional<BridgeCommand> stopOf(BridgeCommandId search) {
        return select(BRIDGE_COMMAND.SEARCH_ID.eq(search), 1).stream().findFirst();
    }

    private List<BridgeCommand> select(Condition which, int most) {
        var c = BRIDGE_COMMAND;
        var concentrator = row(CONCENTRATOR.CONCENTRATOR_ID, CONCENTRATOR.NAME, CONCENTRATOR.STATE)
                .mapping((id, name, state) -> id == null ? null : new ConcentratorRef(id, name, state));
        return db.select(
                        c.BRIDGE_COMMAND_ID,
                        c.BRIDGE_ID,
                        c.KIND,
                        concentrator,
                        c.METER,
                        c.VERSION,
                        c.STATE,
                        USER_ACCOUNT.DISPLAY_NAME,
                        c.ORDERED_AT,
                        c.EXPIRES_AT,
                        c.SENT_AT,
                        c.TOLD_AT,
                        c.ENDED_AT,
                        c.MESSAGE,
                        c.RESULT.convertFrom(json -> StoredJson.record(
                                json == null ? null : json.data(), CommandResult.class, CommandResult.NOTHING)))
                .from(c)
                .leftJoin(CONCENTRATOR)
                .on(CONCENTRATOR.CONCENTRATOR_ID.eq(c.CONCENTRATOR_ID))
                .leftJoin(USER_ACCOUNT)
                .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(c.ORDERED_BY))
                .where(which)
                .orderBy(c.BRIDGE_COMMAND_ID.desc())
                .limit(most)
                .fetch(mapping(BridgeCommand::new));
    }

    /** What was asked of the bridge, to ask for it again. */
    public Optional<Order> order(BridgeCommandId id) {
        var c = BRIDGE_COMMAND;
        return db.select(
                        c.KIND,
                        c.CONCENTRATOR_ID,
                        c.METER,
                        c.WANTED,
                        c.PROBE_BUDGET,
                        c.RESUME_FROM,
                        c.VERSION,
                        c.SEARCH_ID)
                .from(c)
                .where(c.BRIDGE_COMMAND_ID.eq(id))
                .fetchOptional(mapping(Order::new));
    }

    /** The open orders of the bridge, oldest first, but for those it has; they are sent now. */
    public List<GivenCommand> send(BridgeId bridge, Collection<BridgeCommandId> running, int most, Instant now) {
        var c = BRIDGE_COMMAND;
        var stop = BRIDGE_COMMAND.as("stop");
        var due = db.select(
                        c.BRIDGE_COMMAND_ID,
                        c.KIND,
                        c.EXPIRES_AT,
                        CONCENTRATOR.CODE,
                        c.METER,
                        c.WANTED,
                        c.PROBE_BUDGET,
                        c.RESUME_FROM,
                        c.VERSION,
                        c.SEARCH_ID,
                        field(exists(selectOne()
                                .from(stop)
                                .where(stop.SEARCH_ID.eq(c.BRIDGE_COMMAND_ID), stop.STATE.eq(DONE)))))
                .from(c)
                .leftJoin(CONCENTRATOR)
                .on(CONCENTRATOR.CONCENTRATOR_ID.eq(c.CONCENTRATOR_ID))
                .where(c.BRIDGE_ID.eq(bridge), c.STATE.in(CommandSteps.STEPS.before(SENT)), c.EXPIRES_AT.gt(now))
                .and(running.isEmpty() ? noCondition() : c.BRIDGE_COMMAND_ID.notIn(running))
                // One that waits since before its keys were revoked hears nothing more.
                .and(exists(selectOne().from(BRIDGE_KEY).where(BRIDGE_KEY.BRIDGE_ID.eq(bridge))))
                .orderBy(c.BRIDGE_COMMAND_ID)
                .limit(most)
                .forNoKeyUpdate()
                .of(c)
                .fetch(mapping(GivenCommand::new));
        if (!due.isEmpty()) {
            db.update(c)
                    .set(c.STATE, SENT)
                    .set(c.SENT_AT, now)
                    .where(c.BRIDGE_COMMAND_ID.in(
                            due.stream().map(GivenCommand::id).toList()))
                    .execute();
        }
        return due;
    }

    /** The bridges among these that have an order waiting. */
    Set<BridgeId> waitingFor(Collection<BridgeId> bridges, Instant now) {
        var c = BRIDGE_COMMAND;
        return db.selectDistinct(c.BRIDGE_ID)
                .from(c)
                .where(c.BRIDGE_ID.in(bridges), c.STATE.eq(QUEUED), c.EXPIRES_AT.gt(now))
                .fetchSet(c.BRIDGE_ID);
    }

    /** @param message what the bridge last said */
    record Told(
            BridgeCommandState state,
            Instant expiresAt,
            @Nullable String message,
            CommandResult result) {}

    /** Where the bridge's order stands, locked until the transaction ends; empty when the bridge has no such order. */
    Optional<Told> lock(BridgeId bridge, BridgeCommandId id) {
        var c = BRIDGE_COMMAND;
        return db.select(
                        c.STATE,
                        c.EXPIRES_AT,
                        c.MESSAGE,
                        c.RESULT.convertFrom(json -> StoredJson.record(
                                json == null ? null : json.data(), CommandResult.class, CommandResult.NOTHING)))
                .from(c)
                .where(c.BRIDGE_COMMAND_ID.eq(id), c.BRIDGE_ID.eq(bridge))
                .forNoKeyUpdate()
                .fetchOptional(mapping(Told::new));
    }

    /** Only after {@link #lock}, and where {@link CommandSteps} allows the step. */
    void tell(
            BridgeCommandId id, BridgeCommandState state, @Nullable String message, CommandResult result, Instant now) {
        var c = BRIDGE_COMMAND;
        db.update(c)
                .set(c.STATE, state)
                .set(c.TOLD_AT, now)
                .set(c.ENDED_AT, state.isOpen() ? null : now)
                .set(c.MESSAGE, message)
                .set(c.RESULT, JSONB.jsonb(StoredJson.text(result)))
                .where(c.BRIDGE_COMMAND_ID.eq(id))
                .execute();
    }

    /** False, and nothing changed, when a bridge has fetched it or it has ended. */
    public boolean withdraw(BridgeCommandId id, Instant now) {
        var c = BRIDGE_COMMAND;
        return db.update(c)
                        .set(c.STATE, BridgeCommandState.WITHDRAWN)
                        .set(c.ENDED_AT, now)
                        .where(c.BRIDGE_COMMAND_ID.eq(id))
                        .and(c.STATE.in(CommandSteps.STEPS.before(BridgeCommandState.WITHDRAWN)))
                        .execute()
                > 0;
    }

    /** Ends what was not answered in time; answers with those orders, by bridge. */
    public Map<BridgeId, Set<BridgeCommandId>> expire(Instant now) {
        var c = BRIDGE_COMMAND;
        return db
                .update(c)
                .set(c.STATE, BridgeCommandState.EXPIRED)
                .set(c.ENDED_AT, now)
                .where(c.STATE.in(CommandSteps.STEPS.before(BridgeCommandState.EXPIRED)), c.EXPIRES_AT.le(now))
                .returningResult(c.BRIDGE_ID, c.BRIDGE_COMMAND_ID)
                .fetchGroups(c.BRIDGE_ID, c.BRIDGE_COMMAND_ID)
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, ended -> Set.copyOf(ended.getValue())));
    }
}
