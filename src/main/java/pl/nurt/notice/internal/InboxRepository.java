package pl.nurt.notice.internal;

import static org.jooq.impl.DSL.noCondition;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.Topic;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.notice.inbox.InboxMessage;

/** The rows of channel INBOX, by account. */
@Repository
public class InboxRepository {
    private static final int MOST_ALARMS = 10;

    private final DSLContext db;
    private final MessageTexts texts;
    private final Clock clock;

    InboxRepository(DSLContext db, MessageTexts texts, Clock clock) {
        this.db = db;
        this.texts = texts;
        this.clock = clock;
    }

    public List<InboxMessage> page(
            UserAccountId account, InboxFilter filter, @Nullable DeliveryId before, int size, Locale locale) {
        return messages(
                of(account)
                        .and(before == null ? noCondition() : DELIVERY.DELIVERY_ID.lt(before))
                        .and(filter == InboxFilter.UNREAD ? DELIVERY.OPENED_AT.isNull() : noCondition()),
                size,
                locale);
    }

    public Optional<InboxMessage> find(UserAccountId account, DeliveryId id, Locale locale) {
        return messages(of(account).and(DELIVERY.DELIVERY_ID.eq(id)), 1, locale).stream()
                .findFirst();
    }

    public Optional<InboxMessage> urgent(UserAccountId account, Locale locale) {
        var alarming = of(account)
                .and(DELIVERY.OPENED_AT.isNull())
                .and(MESSAGE.EXPIRES_AT.gt(clock.instant()))
                .and(MESSAGE.TOPIC.in(Topic.HAZARD, Topic.PLANNED_WORK));
        return messages(alarming, MOST_ALARMS, locale).stream()
                .min(Comparator.comparing(message -> message.topic() != Topic.HAZARD));
    }

    public int unread(UserAccountId account) {
        return db.fetchCount(DELIVERY, of(account).and(DELIVERY.OPENED_AT.isNull()));
    }

    /** @param id null for all of them @return how many had not been read before */
    public int read(UserAccountId account, @Nullable DeliveryId id, Instant now) {
        return db.update(DELIVERY)
                .set(DELIVERY.OPENED_AT, now)
                .where(
                        of(account),
                        DELIVERY.OPENED_AT.isNull(),
                        id == null ? noCondition() : DELIVERY.DELIVERY_ID.eq(id))
                .execute();
    }

    public int openedFrom(UserAccountId account, DeliveryId mail, Instant now) {
        return db.update(DELIVERY)
                .set(DELIVERY.OPENED_AT, now)
                .where(
                        DELIVERY.DELIVERY_ID.eq(mail),
                        DELIVERY.CHANNEL.eq(Channel.EMAIL),
                        DELIVERY.USER_ACCOUNT_ID.eq(account),
                        DELIVERY.OPENED_AT.isNull())
                .execute();
    }

    private static Condition of(UserAccountId account) {
        return DELIVERY.USER_ACCOUNT_ID.eq(account).and(DELIVERY.CHANNEL.eq(Channel.INBOX));
    }

    private List<InboxMessage> messages(Condition which, int size, Locale locale) {
        var now = clock.instant();
        return db.select(
                        DELIVERY.DELIVERY_ID,
                        MESSAGE.KIND,
                        MESSAGE.TOPIC,
                        MESSAGE.DATA,
                        MESSAGE.URGENT,
                        MESSAGE.EXPIRES_AT,
                        DELIVERY.CREATED_AT,
                        DELIVERY.OPENED_AT)
                .from(DELIVERY)
                .join(MESSAGE)
                .using(MESSAGE.MESSAGE_ID)
                .where(which)
                .orderBy(DELIVERY.DELIVERY_ID.desc())
                .limit(size)
                .fetch(row -> message(row, now, locale));
    }

    private InboxMessage message(Record row, Instant now, Locale locale) {
        var topic = row.get(MESSAGE.TOPIC);
        var words = texts.words(row.get(MESSAGE.KIND), topic, StoredData.read(row.get(MESSAGE.DATA)), locale);
        return new InboxMessage(
                row.get(DELIVERY.DELIVERY_ID),
                topic,
                row.get(MESSAGE.URGENT),
                row.get(DELIVERY.CREATED_AT),
                row.get(DELIVERY.OPENED_AT) != null,
                !row.get(MESSAGE.EXPIRES_AT).isAfter(now),
                words.title(),
                words.text(),
                words.link());
    }
}
