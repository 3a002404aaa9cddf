package pl.nurt.notice.internal.reach;

import static java.util.stream.Collectors.toMap;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_SEARCH;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.identity.Tables.USER_ROLE;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.OWN_ADDRESS;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;
import static pl.nurt.platform.internal.PolishSql.ordered;
import static pl.nurt.platform.internal.PolishSql.plain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerRef;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.Channel;
import pl.nurt.notice.internal.push.PushDeviceRepository;
import pl.nurt.notice.push.DeviceEnd;
import pl.nurt.notice.reach.Unreached;
import pl.nurt.notice.reach.UnreachedCard;
import pl.nurt.notice.reach.UnreachedFilter;
import pl.nurt.notice.reach.UnreachedOrder;
import pl.nurt.notice.reach.WhyUnreached;
import pl.nurt.platform.internal.PlainWords;

/** Residents without a device that shows messages and without an address or number on a channel that is open: pages by key. */
@Repository
public class UnreachedQuery {
    private final DSLContext db;
    private final OpenChannels open;
    private final PushDeviceRepository devices;

    UnreachedQuery(DSLContext db, OpenChannels open, PushDeviceRepository devices) {
        this.db = db;
        this.open = open;
        this.devices = devices;
    }

    public List<Unreached> page(
            UnreachedFilter filter, UnreachedOrder order, @Nullable Unreached after, int skip, int size) {
        var keys = keys(order.by());
        return fetch(
                matches(filter.text())
                        .and(filter.why() == null ? noCondition() : because(filter.why()))
                        .and(after == null ? noCondition() : beyond(order, keys, after)),
                Arrays.stream(keys)
                        .map(key -> order.descending() ? key.desc() : key.asc())
                        .toList(),
                skip,
                size);
    }

    public List<Unreached> rows(Collection<UserAccountId> accounts) {
        return fetch(USER_ACCOUNT.USER_ACCOUNT_ID.in(accounts), List.of(), 0, accounts.size());
    }

    private List<Unreached> fetch(Condition which, List<? extends OrderField<?>> order, int skip, int size) {
        return db.select(
                        USER_ACCOUNT.USER_ACCOUNT_ID,
                        USER_ACCOUNT.DISPLAY_NAME,
                        USER_ACCOUNT.LOGIN,
                        customers(),
                        why(),
                        lastShown())
                .from(USER_ACCOUNT)
                .where(isUnreached().and(which))
                .orderBy(order)
                .limit(size)
                .offset(skip)
                .fetch(mapping(Unreached::new));
    }

    /** All counts in one pass. */
    public Map<WhyUnreached, Integer> counts(String text) {
        var found = db.select(Arrays.stream(WhyUnreached.values())
                        .map(why -> count().filterWhere(because(why)).as(why.name()))
                        .toList())
                .from(USER_ACCOUNT)
                .where(isUnreached().and(matches(text)))
                .fetchSingle();
        return Arrays.stream(WhyUnreached.values())
                .collect(toMap(why -> why, why -> found.get(why.name(), Integer.class)));
    }

    /** The devices that are still asked, and those that are gone; not those the person has switched off. */
    public List<UnreachedCard.Device> devices(UserAccountId account) {
        return db.select(
                        PUSH_DEVICE.NAME,
                        PUSH_DEVICE.CREATED_AT,
                        PUSH_DEVICE.LAST_SHOWN_AT,
                        PUSH_DEVICE.ENDED_AT,
                        count(DELIVERY.SENT_AT),
                        count(DELIVERY.DELIVERED_AT),
                        count(DELIVERY.OPENED_AT))
                .from(PUSH_DEVICE)
                // By the account, for which there is an index.
                .leftJoin(DELIVERY)
                .on(
                        DELIVERY.USER_ACCOUNT_ID.eq(PUSH_DEVICE.USER_ACCOUNT_ID),
                        DELIVERY.PUSH_DEVICE_ID.eq(PUSH_DEVICE.PUSH_DEVICE_ID))
                .where(
                        PUSH_DEVICE.USER_ACCOUNT_ID.eq(account),
                        PUSH_DEVICE.ENDED_WHY.isNull().or(PUSH_DEVICE.ENDED_WHY.eq(DeviceEnd.GONE)))
                .groupBy(PUSH_DEVICE.PUSH_DEVICE_ID)
                .orderBy(PUSH_DEVICE.PUSH_DEVICE_ID.desc())
                .fetch(mapping(UnreachedCard.Device::new));
    }

    public List<UnreachedCard.Lost> lost(UserAccountId account) {
        return db.select(OWN_ADDRESS.CHANNEL, OWN_ADDRESS.DEAD_SINCE)
                .from(OWN_ADDRESS)
                .where(
                        OWN_ADDRESS.USER_ACCOUNT_ID.eq(account),
                        OWN_ADDRESS.DEAD_SINCE.isNotNull(),
                        OWN_ADDRESS.ENDED_AT.isNull())
                .orderBy(OWN_ADDRESS.CHANNEL)
                .fetch(mapping(UnreachedCard.Lost::new));
    }

    private Condition isUnreached() {
        var channels = Arrays.stream(Channel.values()).filter(open::isOpen).toList();
        var resident = exists(selectOne()
                .from(USER_ROLE)
                .where(USER_ROLE.USER_ACCOUNT_ID.eq(USER_ACCOUNT.USER_ACCOUNT_ID), USER_ROLE.ROLE.eq(Role.RESIDENT)));
        var address = selectOne()
                .from(OWN_ADDRESS)
                .where(
                        OWN_ADDRESS.USER_ACCOUNT_ID.eq(USER_ACCOUNT.USER_ACCOUNT_ID),
                        OWN_ADDRESS.CHANNEL.in(channels),
                        OWN_ADDRESS.CONFIRMED_AT.isNotNull(),
                        OWN_ADDRESS.DEAD_SINCE.isNull(),
                        OWN_ADDRESS.ENDED_AT.isNull());
        var answering = PUSH_DEVICE.UNANSWERED_SINCE.isNull().or(DSL.not(devices.isSilent()));
        var device = channels.contains(Channel.PUSH)
                ? hasDevice(PUSH_DEVICE.ENDED_AT.isNull().and(answering))
                : falseCondition();
        return USER_ACCOUNT
                .ENABLED
                .isTrue()
                .and(resident)
                .and(notExists(address))
                .and(DSL.not(device));
    }

    private static Condition hasDevice(Condition which) {
        return exists(selectOne()
                .from(PUSH_DEVICE)
                .where(PUSH_DEVICE.USER_ACCOUNT_ID.eq(USER_ACCOUNT.USER_ACCOUNT_ID), which));
    }

    /** Of those who are unreached, the devices that are still asked are silent. */
    private static Condition because(WhyUnreached why) {
        var silent = hasDevice(PUSH_DEVICE.ENDED_AT.isNull());
        var lost = hasDevice(PUSH_DEVICE.ENDED_WHY.eq(DeviceEnd.GONE))
                .or(exists(selectOne()
                        .from(OWN_ADDRESS)
                        .where(
                                OWN_ADDRESS.USER_ACCOUNT_ID.eq(USER_ACCOUNT.USER_ACCOUNT_ID),
                                OWN_ADDRESS.DEAD_SINCE.isNotNull(),
                                OWN_ADDRESS.ENDED_AT.isNull())));
        return switch (why) {
            case SILENT -> silent;
            case LOST -> DSL.not(silent).and(lost);
            case NOTHING -> DSL.not(silent).and(DSL.not(lost));
        };
    }

    private static Field<WhyUnreached> why() {
        return when(because(WhyUnreached.SILENT), inline(WhyUnreached.SILENT.name()))
                .when(because(WhyUnreached.LOST), inline(WhyUnreached.LOST.name()))
                .otherwise(inline(WhyUnreached.NOTHING.name()))
                .convertFrom(WhyUnreached::valueOf);
    }

    private static Field<Instant> lastShown() {
        return field(select(max(PUSH_DEVICE.LAST_SHOWN_AT))
                .from(PUSH_DEVICE)
                .where(PUSH_DEVICE.USER_ACCOUNT_ID.eq(USER_ACCOUNT.USER_ACCOUNT_ID)));
    }

    private static Field<List<CustomerRef>> customers() {
        return multiset(select(CUSTOMER_.CUSTOMER_ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME)
                        .from(CUSTOMER_USER)
                        .join(CUSTOMER_)
                        .on(CUSTOMER_.CUSTOMER_ID.eq(CUSTOMER_USER.CUSTOMER_ID))
                        .where(CUSTOMER_USER.USER_ACCOUNT_ID.eq(USER_ACCOUNT.USER_ACCOUNT_ID))
                        .orderBy(CUSTOMER_.NUMBER))
                .convertFrom(found -> found.map(mapping(CustomerRef::new)));
    }

    private static Condition matches(String text) {
        var words = PlainWords.of(text);
        if (words.isEmpty()) {
            return noCondition();
        }
        var person = plain(concat(inline(" "), USER_ACCOUNT.DISPLAY_NAME, inline(" "), USER_ACCOUNT.LOGIN));
        return words.in(person)
                .or(USER_ACCOUNT.USER_ACCOUNT_ID.in(select(CUSTOMER_USER.USER_ACCOUNT_ID)
                        .from(CUSTOMER_USER)
                        .join(CUSTOMER_SEARCH)
                        .on(CUSTOMER_SEARCH.CUSTOMER_ID.eq(CUSTOMER_USER.CUSTOMER_ID))
                        .where(words.in(CUSTOMER_SEARCH.WORDS))));
    }

    private static Field<?>[] keys(UnreachedOrder.By by) {
        return switch (by) {
            case NAME -> new Field<?>[] {ordered(USER_ACCOUNT.DISPLAY_NAME), USER_ACCOUNT.USER_ACCOUNT_ID};
            case LAST_SHOWN -> new Field<?>[] {coalesce(lastShown(), val(Instant.EPOCH)), USER_ACCOUNT.USER_ACCOUNT_ID};
        };
    }

    private static Condition beyond(UnreachedOrder order, Field<?>[] keys, Unreached after) {
        var first = switch (order.by()) {
            case NAME -> after.name();
            case LAST_SHOWN -> Objects.requireNonNullElse(after.lastShown(), Instant.EPOCH);
        };
        var last = row(val(first, keys[0].getDataType()), val(after.account(), keys[1].getDataType()));
        return order.descending() ? row(keys).lt(last) : row(keys).gt(last);
    }
}
