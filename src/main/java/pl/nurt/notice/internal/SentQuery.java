package pl.nurt.notice.internal;

import static java.util.stream.Collectors.toMap;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.notice.Tables.CHANNEL_TROUBLE;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.DELIVERY_EVENT;
import static pl.nurt.db.notice.Tables.MESSAGE;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.internal.reach.OpenChannels;
import pl.nurt.notice.outgoing.ChannelHealth;
import pl.nurt.notice.outgoing.DeliveryStep;
import pl.nurt.notice.outgoing.SentFilter;
import pl.nurt.notice.outgoing.SentMessage;

/** The deliveries as the office asks for them. */
@Repository
public class SentQuery {
    private static final Duration AGAIN = Duration.ofDays(3);

    /** Of what is searched for by words only the newest are found. */
    private static final int SEARCHED = 2_000;

    /** So many people, and so many causes. */
    private static final int MATCHED = 100;

    private static final int MOST_STEPS = 100;

    private final DSLContext db;
    private final MessageTexts texts;
    private final OpenChannels open;
    private final Clock clock;

    SentQuery(DSLContext db, MessageTexts texts, OpenChannels open, Clock clock) {
        this.db = db;
        this.texts = texts;
        this.open = open;
        this.clock = clock;
    }

    public List<SentMessage> page(SentFilter filter, @Nullable DeliveryId before, int skip, int size, Locale locale) {
        return rows(
                asked(filter)
                        .and(withText(filter))
                        .and(before == null ? noCondition() : DELIVERY.DELIVERY_ID.lt(before)),
                skip,
                size,
                locale);
    }

    public List<SentMessage> rows(Collection<DeliveryId> ids, Locale locale) {
        return rows(DELIVERY.DELIVERY_ID.in(ids), 0, ids.size(), locale);
    }

    public List<SentMessage> ofCustomer(CustomerId customer, int size, Locale locale) {
        // The newest of each kind by its index; asked for either of them at once, the database would read all
        // deliveries.
        var own = DSL.select(DELIVERY.DELIVERY_ID)
                .from(DELIVERY)
                .where(DELIVERY.CUSTOMER_ID.eq(customer))
                .orderBy(DELIVERY.DELIVERY_ID.desc())
                .limit(size);
        var people = DSL.select(DELIVERY.DELIVERY_ID)
                .from(DELIVERY)
                .join(CUSTOMER_USER)
                .on(CUSTOMER_USER.USER_ACCOUNT_ID.eq(DELIVERY.USER_ACCOUNT_ID))
                .where(CUSTOMER_USER.CUSTOMER_ID.eq(customer))
                .orderBy(DELIVERY.DELIVERY_ID.desc())
                .limit(size);
        return rows(DELIVERY.DELIVERY_ID.in(own.union(people)), 0, size, locale);
    }

    private List<SentMessage> rows(Condition which, int skip, int size, Locale locale) {
        return db.select(
                        DELIVERY.DELIVERY_ID,
                        DELIVERY.CHANNEL,
                        MESSAGE.TOPIC,
                        MESSAGE.KIND,
                        MESSAGE.DATA,
                        MESSAGE.CAUSE,
                        DELIVERY.TARGET,
                        USER_ACCOUNT.DISPLAY_NAME,
                        DELIVERY.STATE,
                        DELIVERY.REASON,
                        DELIVERY.CREATED_AT,
                        DELIVERY.SENT_AT,
                        DELIVERY.DELIVERED_AT,
                        DELIVERY.OPENED_AT,
                        DELIVERY.ATTEMPTS,
                        DELIVERY.SMS_PARTS,
                        DELIVERY.POINTS,
                        MESSAGE.SECRETS)
                .from(DELIVERY)
                .join(MESSAGE)
                .using(MESSAGE.MESSAGE_ID)
                .leftJoin(USER_ACCOUNT)
                .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(DELIVERY.USER_ACCOUNT_ID))
                .where(which)
                .orderBy(DELIVERY.DELIVERY_ID.desc())
                .offset(skip)
                .limit(size)
                .fetch(row -> sent(row, locale));
    }

    /** How many the filter finds in each state, whatever state it names itself; of each at most {@code most}. */
    public Map<DeliveryState, Integer> counts(SentFilter filter, int most) {
        return filter.text().isEmpty() ? countsOfAll(filter, most) : countsOfFound(filter, most);
    }

    private Map<DeliveryState, Integer> countsOfAll(SentFilter filter, int most) {
        var counts = Arrays.stream(DeliveryState.values())
                .map(state -> bounded(asked(filter.of(state)), most).as(state.name()))
                .toList();
        var found = db.select(counts).fetchSingle();
        return Arrays.stream(DeliveryState.values())
                .collect(toMap(state -> state, state -> found.get(state.name(), Integer.class)));
    }

    /** Words find some thousands at most, which are counted in one pass. */
    private Map<DeliveryState, Integer> countsOfFound(SentFilter filter, int most) {
        var found = db.select(DELIVERY.STATE, count())
                .from(DELIVERY)
                .where(asked(filter.of(null)), withText(filter))
                .groupBy(DELIVERY.STATE)
                .fetchMap(DELIVERY.STATE, row -> row.value2());
        return Arrays.stream(DeliveryState.values())
                .collect(toMap(state -> state, state -> Math.min(most, found.getOrDefault(state, 0))));
    }

    public int found(SentFilter filter, int most) {
        return db.select(bounded(asked(filter).and(withText(filter)), most))
                .fetchSingle()
                .value1();
    }

    /** Stops counting there, so that a list of millions is opened as fast as a short one. */
    private static Field<Integer> bounded(Condition condition, int most) {
        return DSL.field(DSL.select(count())
                .from(DSL.select(one())
                        .from(DELIVERY)
                        .where(condition)
                        .limit(most)
                        .asTable("counted")));
    }

    private Condition withText(SentFilter filter) {
        return filter.text().isEmpty() ? noCondition() : DELIVERY.DELIVERY_ID.in(searched(filter.text()));
    }

    /** What the filter asks besides words. */
    private static Condition asked(SentFilter filter) {
        Condition all = noCondition();
        if (filter.state() != null) {
            all = all.and(DELIVERY.STATE.eq(filter.state()));
        }
        if (filter.channel() != null) {
            all = all.and(DELIVERY.CHANNEL.eq(filter.channel()));
        }
        if (filter.topic() != null) {
            all = all.and(DELIVERY.MESSAGE_ID.in(
                    DSL.select(MESSAGE.MESSAGE_ID).from(MESSAGE).where(MESSAGE.TOPIC.eq(filter.topic()))));
        }
        return all;
    }

    /**
     * What words find: of each kind the newest, by an index of its own. Step by step, so that the database knows how many it looks for; asked
     * in one go it guesses, and reads all deliveries.
     */
    private List<DeliveryId> searched(String text) {
        var people = db.select(USER_ACCOUNT.USER_ACCOUNT_ID)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT
                        .LOGIN
                        .containsIgnoreCase(text)
                        .or(USER_ACCOUNT.DISPLAY_NAME.containsIgnoreCase(text)))
                .orderBy(USER_ACCOUNT.USER_ACCOUNT_ID.desc())
                .limit(MATCHED)
                .fetch(USER_ACCOUNT.USER_ACCOUNT_ID);
        var messages = db.select(MESSAGE.MESSAGE_ID)
                .from(MESSAGE)
                .where(begins(MESSAGE.CAUSE, text))
                .orderBy(MESSAGE.MESSAGE_ID.desc())
                .limit(MATCHED)
                .fetch(MESSAGE.MESSAGE_ID);
        return newest(DELIVERY.USER_ACCOUNT_ID.in(people))
                .union(newest(DELIVERY.MESSAGE_ID.in(messages)))
                .union(newest(DELIVERY.CHANNEL
                        .in(inline(Channel.EMAIL, DELIVERY.CHANNEL), inline(Channel.SMS, DELIVERY.CHANNEL))
                        .and(begins(DELIVERY.TARGET, text))))
                .fetch(row -> row.value1());
    }

    private Select<Record1<DeliveryId>> newest(Condition which) {
        return db.select(DELIVERY.DELIVERY_ID)
                .from(DELIVERY)
                .where(which)
                .orderBy(DELIVERY.DELIVERY_ID.desc())
                .limit(SEARCHED);
    }

    /** As the indexes have it: by octets, which does not depend on what the database thinks of letters. */
    private static Condition begins(Field<String> field, String text) {
        var small = text.toLowerCase(Locale.ROOT);
        var lower = DSL.lower(field).collate("C");
        return lower.ge(val(small)).and(lower.lt(val(small + Character.toString(Character.MAX_CODE_POINT))));
    }

    private SentMessage sent(Record row, Locale locale) {
        var channel = row.get(DELIVERY.CHANNEL);
        var topic = row.get(MESSAGE.TOPIC);
        var title = texts.wordsForOthers(row.get(MESSAGE.KIND), topic, StoredData.read(row.get(MESSAGE.DATA)), locale)
                .title();
        return new SentMessage(
                row.get(DELIVERY.DELIVERY_ID),
                channel,
                topic,
                title,
                row.get(MESSAGE.CAUSE),
                to(channel, row.get(DELIVERY.TARGET), Optional.ofNullable(row.get(USER_ACCOUNT.DISPLAY_NAME))),
                row.get(DELIVERY.STATE),
                row.get(DELIVERY.REASON),
                row.get(DELIVERY.CREATED_AT),
                row.get(DELIVERY.SENT_AT),
                row.get(DELIVERY.DELIVERED_AT),
                row.get(DELIVERY.OPENED_AT),
                row.get(DELIVERY.ATTEMPTS),
                row.get(DELIVERY.SMS_PARTS),
                row.get(DELIVERY.POINTS),
                row.get(MESSAGE.SECRETS).length > 0);
    }

    /** The person by name; of an address only as much as helps to find it again. */
    private static String to(Channel channel, String target, Optional<String> name) {
        return switch (channel) {
            case INBOX, PUSH -> name.orElse("–");
            case EMAIL -> name.map(known -> known + ", ").orElse("") + maskedMail(target);
            case SMS ->
                name.map(known -> known + ", ").orElse("") + "…" + target.substring(Math.max(0, target.length() - 3));
        };
    }

    private static String maskedMail(String address) {
        var at = address.indexOf('@');
        return at < 1 ? "…" : address.charAt(0) + "…" + address.substring(at);
    }

    /** The newest first; of one that waits and was never in hand, that its provider does not work. */
    public List<DeliveryStep> steps(DeliveryId delivery) {
        var steps = noted(delivery);
        return steps.isEmpty() ? providerDown(delivery) : steps;
    }

    private List<DeliveryStep> providerDown(DeliveryId delivery) {
        return db.select(CHANNEL_TROUBLE.SINCE, CHANNEL_TROUBLE.LAST_ERROR)
                .from(CHANNEL_TROUBLE)
                .join(DELIVERY)
                .on(DELIVERY.CHANNEL.eq(CHANNEL_TROUBLE.CHANNEL))
                .where(DELIVERY.DELIVERY_ID.eq(delivery), DELIVERY.STATE.eq(DeliveryState.QUEUED))
                .fetch(mapping((since, error) -> new DeliveryStep(since, DeliveryStep.DOWN, error, null)));
    }

    private List<DeliveryStep> noted(DeliveryId delivery) {
        return db.select(DELIVERY_EVENT.AT, DELIVERY_EVENT.STEP, DELIVERY_EVENT.NOTE, USER_ACCOUNT.DISPLAY_NAME)
                .from(DELIVERY_EVENT)
                .leftJoin(USER_ACCOUNT)
                .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(DELIVERY_EVENT.MADE_BY))
                .where(DELIVERY_EVENT.DELIVERY_ID.eq(delivery))
                .orderBy(DELIVERY_EVENT.DELIVERY_EVENT_ID.desc())
                .limit(MOST_STEPS)
                .fetch(mapping(DeliveryStep::new));
    }

    public List<ChannelHealth> channels() {
        var waiting = db.select(DELIVERY.CHANNEL, count())
                .from(DELIVERY)
                .where(DELIVERY.STATE.in(DeliveryState.QUEUED, DeliveryState.SENDING))
                .groupBy(DELIVERY.CHANNEL)
                .fetchMap(row -> row.value1(), row -> row.value2());
        var troubles = db.selectFrom(CHANNEL_TROUBLE).fetchMap(CHANNEL_TROUBLE.CHANNEL);
        return Arrays.stream(Channel.values())
                .map(channel -> {
                    var trouble = troubles.get(channel);
                    return new ChannelHealth(
                            channel,
                            open.isOpen(channel),
                            waiting.getOrDefault(channel, 0),
                            trouble == null ? null : trouble.getSince(),
                            trouble == null ? null : trouble.getLastError());
                })
                .toList();
    }

    public Optional<Channel> retry(DeliveryId delivery, UserAccountId by) {
        var now = clock.instant();
        var channel = db.update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.QUEUED)
                .set(DELIVERY.DUE_AT, now)
                .set(DELIVERY.ATTEMPTS, 0)
                .setNull(DELIVERY.REASON)
                .where(
                        DELIVERY.DELIVERY_ID.eq(delivery),
                        DELIVERY.CHANNEL.ne(Channel.INBOX),
                        // What it said is wiped.
                        DELIVERY.MESSAGE_ID.in(DSL.select(MESSAGE.MESSAGE_ID)
                                .from(MESSAGE)
                                .where(DSL.cardinality(MESSAGE.SECRETS).eq(0))),
                        DELIVERY.STATE.in(DeliveryState.FAILED, DeliveryState.UNKNOWN, DeliveryState.EXPIRED))
                .returningResult(DELIVERY.CHANNEL, DELIVERY.MESSAGE_ID)
                .fetchOptional();
        channel.ifPresent(row -> {
            db.update(MESSAGE)
                    .set(MESSAGE.EXPIRES_AT, greatest(MESSAGE.EXPIRES_AT, val(now.plus(AGAIN))))
                    .where(MESSAGE.MESSAGE_ID.eq(row.value2()))
                    .execute();
            db.insertInto(DELIVERY_EVENT)
                    .set(DELIVERY_EVENT.DELIVERY_ID, delivery)
                    .set(DELIVERY_EVENT.AT, now)
                    .set(DELIVERY_EVENT.STEP, "retry")
                    .set(DELIVERY_EVENT.MADE_BY, by)
                    .execute();
        });
        return channel.map(row -> row.value1());
    }
}
