package pl.nurt.notice.internal.reach;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.notice.Tables.CHOICE;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;
import static pl.nurt.db.notice.Tables.NOTICE_CONSENT;
import static pl.nurt.db.notice.Tables.OWN_ADDRESS;
import static pl.nurt.db.notice.Tables.QUIET_HOURS;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.Channel;
import pl.nurt.notice.Topic;
import pl.nurt.notice.choice.NoticeConsent;
import pl.nurt.notice.choice.OwnAddress;
import pl.nurt.notice.choice.OwnAddresses;
import pl.nurt.notice.choice.QuietHours;
import pl.nurt.notice.internal.rules.QuietTime;

/** What people chose: rows of {@code choice}, {@code quiet_hours}, {@code notice_consent}. */
@Repository
public class ChoiceRepository {
    private final DSLContext db;
    private final Clock clock;

    ChoiceRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Map<Topic, Map<Channel, Boolean>> chosen(UserAccountId account) {
        var all = new EnumMap<Topic, Map<Channel, Boolean>>(Topic.class);
        db.select(CHOICE.TOPIC, CHOICE.CHANNEL, CHOICE.WANTED)
                .from(CHOICE)
                .where(CHOICE.USER_ACCOUNT_ID.eq(account))
                .forEach(row -> all.computeIfAbsent(row.value1(), first -> new EnumMap<>(Channel.class))
                        .put(row.value2(), row.value3()));
        return all;
    }

    public void choose(UserAccountId account, Topic topic, Channel channel, boolean wanted) {
        db.insertInto(CHOICE)
                .set(CHOICE.USER_ACCOUNT_ID, account)
                .set(CHOICE.TOPIC, topic)
                .set(CHOICE.CHANNEL, channel)
                .set(CHOICE.WANTED, wanted)
                .set(CHOICE.CHANGED_AT, clock.instant())
                .onConflict(CHOICE.USER_ACCOUNT_ID, CHOICE.TOPIC, CHOICE.CHANNEL)
                .where(CHOICE.USER_ACCOUNT_ID.isNotNull())
                .doUpdate()
                .set(CHOICE.WANTED, wanted)
                .set(CHOICE.CHANGED_AT, clock.instant())
                .setNull(CHOICE.BY_LINK)
                .setNull(CHOICE.BEFORE_LINK)
                .execute();
    }

    public QuietHours quietHours(UserAccountId account) {
        return db.select(QUIET_HOURS.KEPT, QUIET_HOURS.STARTS_AT, QUIET_HOURS.ENDS_AT)
                .from(QUIET_HOURS)
                .where(QUIET_HOURS.USER_ACCOUNT_ID.eq(account))
                .fetchOptional(mapping(QuietHours::new))
                .orElse(new QuietHours(QuietTime.USUAL.kept(), QuietTime.USUAL.starts(), QuietTime.USUAL.ends()));
    }

    public void keepQuiet(UserAccountId account, QuietHours hours) {
        var now = clock.instant();
        db.insertInto(QUIET_HOURS)
                .set(QUIET_HOURS.USER_ACCOUNT_ID, account)
                .set(QUIET_HOURS.KEPT, hours.kept())
                .set(QUIET_HOURS.STARTS_AT, hours.starts())
                .set(QUIET_HOURS.ENDS_AT, hours.ends())
                .set(QUIET_HOURS.CHANGED_AT, now)
                .onConflict(QUIET_HOURS.USER_ACCOUNT_ID)
                .doUpdate()
                .set(QUIET_HOURS.KEPT, hours.kept())
                .set(QUIET_HOURS.STARTS_AT, hours.starts())
                .set(QUIET_HOURS.ENDS_AT, hours.ends())
                .set(QUIET_HOURS.CHANGED_AT, now)
                .execute();
    }

    public Optional<NoticeConsent> consent(UserAccountId account) {
        return db.select(NOTICE_CONSENT.GIVEN, NOTICE_CONSENT.AT)
                .from(NOTICE_CONSENT)
                .where(NOTICE_CONSENT.USER_ACCOUNT_ID.eq(account))
                .orderBy(NOTICE_CONSENT.NOTICE_CONSENT_ID.desc())
                .limit(1)
                .fetchOptional(mapping(NoticeConsent::new));
    }

    public void addConsent(UserAccountId account, boolean given, String version, String language, String words) {
        db.insertInto(NOTICE_CONSENT)
                .set(NOTICE_CONSENT.USER_ACCOUNT_ID, account)
                .set(NOTICE_CONSENT.GIVEN, given)
                .set(NOTICE_CONSENT.TEXT_VERSION, version)
                .set(NOTICE_CONSENT.TEXT_LANGUAGE, language)
                .set(NOTICE_CONSENT.TEXT_HASH, hash(words))
                .set(NOTICE_CONSENT.AT, clock.instant())
                .set(NOTICE_CONSENT.MADE_BY, account)
                .execute();
    }

    public List<OwnAddress> addresses(UserAccountId account) {
        return db.select(
                        OWN_ADDRESS.OWN_ADDRESS_ID,
                        OWN_ADDRESS.CHANNEL,
                        OWN_ADDRESS.ADDRESS,
                        OWN_ADDRESS.CONFIRMED_AT,
                        codeHasLeft(account),
                        OWN_ADDRESS.DEAD_SINCE)
                .from(OWN_ADDRESS)
                .where(OWN_ADDRESS.USER_ACCOUNT_ID.eq(account), OWN_ADDRESS.ENDED_AT.isNull())
                .orderBy(OWN_ADDRESS.CHANNEL)
                .fetch(mapping((id, channel, address, confirmed, sent, dead) ->
                        new OwnAddress(id, channel, address, confirmed != null, sent, dead != null)));
    }

    private static Field<Boolean> codeHasLeft(UserAccountId account) {
        return field(exists(selectOne()
                .from(DELIVERY)
                .join(MESSAGE)
                .using(MESSAGE.MESSAGE_ID)
                .where(
                        DELIVERY.USER_ACCOUNT_ID.eq(account),
                        DELIVERY.SENT_AT.isNotNull(),
                        MESSAGE.CAUSE.eq(concat(
                                inline(OwnAddresses.CAUSE),
                                OWN_ADDRESS
                                        .OWN_ADDRESS_ID
                                        .coerce(SQLDataType.BIGINT)
                                        .cast(SQLDataType.VARCHAR))))));
    }

    static String hash(String words) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
