package pl.nurt.notice.internal.reach;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.jooq.Records.mapping;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_CONTACT;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.identity.Tables.USER_ROLE;
import static pl.nurt.db.notice.Tables.CHOICE;
import static pl.nurt.db.notice.Tables.NOTICE_CONSENT;
import static pl.nurt.db.notice.Tables.OWN_ADDRESS;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;
import static pl.nurt.db.notice.Tables.QUIET_HOURS;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.people.ContactKind;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.Channel;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.Topic;
import pl.nurt.notice.internal.rules.Addresses;
import pl.nurt.notice.internal.rules.QuietTime;
import pl.nurt.notice.push.PushDeviceId;

/** Who is behind a recipient, and by what they can be reached. */
@Repository
class RecipientRepository {
    private final DSLContext db;

    RecipientRepository(DSLContext db) {
        this.db = db;
    }

    /**
     * An account that is to be told.
     *
     * @param customer for whom it acts, where it is told for one
     */
    record Person(
            UserAccountId account,
            String language,
            @Nullable CustomerId customer) {}

    /** What each account has for receiving: devices and confirmed addresses. */
    record Reach(
            UserAccountId account,
            Channel channel,
            String target,
            @Nullable PushDeviceId device) {}

    List<Person> people(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Account account -> people(USER_ACCOUNT.USER_ACCOUNT_ID.eq(account.id()), null);
            case Recipient.Customer customer ->
                people(
                        USER_ACCOUNT.USER_ACCOUNT_ID.in(DSL.select(CUSTOMER_USER.USER_ACCOUNT_ID)
                                .from(CUSTOMER_USER)
                                .where(CUSTOMER_USER.CUSTOMER_ID.eq(customer.id()))),
                        customer.id());
            case Recipient.Staff staff ->
                people(
                        USER_ACCOUNT.USER_ACCOUNT_ID.in(DSL.select(USER_ROLE.USER_ACCOUNT_ID)
                                .from(USER_ROLE)
                                .where(USER_ROLE.ROLE.eq(staff.role()))),
                        null);
        };
    }

    private List<Person> people(Condition who, @Nullable CustomerId customer) {
        return db.select(USER_ACCOUNT.USER_ACCOUNT_ID, USER_ACCOUNT.LANGUAGE)
                .from(USER_ACCOUNT)
                .where(who, USER_ACCOUNT.ENABLED.isTrue())
                .orderBy(USER_ACCOUNT.USER_ACCOUNT_ID)
                .fetch(mapping((account, language) -> new Person(account, language, customer)));
    }

    /** An address the office keeps for a customer. */
    record Contact(Channel channel, String address, String language) {}

    List<Contact> contacts(CustomerId customer) {
        return db
                .select(CUSTOMER_CONTACT.KIND, CUSTOMER_CONTACT.VALUE, CUSTOMER_.LANGUAGE)
                .from(CUSTOMER_CONTACT)
                .join(CUSTOMER_)
                .using(CUSTOMER_CONTACT.CUSTOMER_ID)
                .where(CUSTOMER_CONTACT.CUSTOMER_ID.eq(customer), CUSTOMER_CONTACT.UNTIL.isNull())
                .fetch()
                .stream()
                .<Contact>mapMulti((row, kept) -> (row.value1() == ContactKind.EMAIL
                                ? Addresses.email(row.value2())
                                : Addresses.mobile(row.value2()))
                        .ifPresent(address -> kept.accept(new Contact(
                                row.value1() == ContactKind.EMAIL ? Channel.EMAIL : Channel.SMS,
                                address,
                                row.value3()))))
                .toList();
    }

    List<Reach> reach(Collection<UserAccountId> accounts) {
        var devices = db.select(PUSH_DEVICE.USER_ACCOUNT_ID, PUSH_DEVICE.PUSH_DEVICE_ID)
                .from(PUSH_DEVICE)
                .where(PUSH_DEVICE.USER_ACCOUNT_ID.in(accounts), PUSH_DEVICE.ENDED_AT.isNull())
                .fetch(mapping(
                        (account, device) -> new Reach(account, Channel.PUSH, Long.toString(device.value()), device)));
        var addresses = db.select(OWN_ADDRESS.USER_ACCOUNT_ID, OWN_ADDRESS.CHANNEL, OWN_ADDRESS.ADDRESS)
                .from(OWN_ADDRESS)
                .where(
                        OWN_ADDRESS.USER_ACCOUNT_ID.in(accounts),
                        OWN_ADDRESS.CONFIRMED_AT.isNotNull(),
                        OWN_ADDRESS.DEAD_SINCE.isNull(),
                        OWN_ADDRESS.ENDED_AT.isNull())
                .fetch(mapping((account, channel, address) -> new Reach(account, channel, address, null)));
        devices.addAll(addresses);
        return devices;
    }

    /** What of the topic each account has chosen for itself; a channel that is missing was left as is usual. */
    Map<UserAccountId, Map<Channel, Boolean>> choices(Collection<UserAccountId> accounts, Topic topic) {
        var all = new HashMap<UserAccountId, Map<Channel, Boolean>>();
        db.select(CHOICE.USER_ACCOUNT_ID, CHOICE.CHANNEL, CHOICE.WANTED)
                .from(CHOICE)
                .where(CHOICE.USER_ACCOUNT_ID.in(accounts), CHOICE.TOPIC.eq(topic))
                .forEach(row -> all.computeIfAbsent(row.value1(), first -> new EnumMap<>(Channel.class))
                        .put(row.value2(), row.value3()));
        return all;
    }

    /** Those of the accounts whose last word on electronic messages was yes. */
    Set<UserAccountId> consenting(Collection<UserAccountId> accounts) {
        return db
                .select(NOTICE_CONSENT.USER_ACCOUNT_ID, NOTICE_CONSENT.GIVEN)
                .distinctOn(NOTICE_CONSENT.USER_ACCOUNT_ID)
                .from(NOTICE_CONSENT)
                .where(NOTICE_CONSENT.USER_ACCOUNT_ID.in(accounts))
                .orderBy(NOTICE_CONSENT.USER_ACCOUNT_ID, NOTICE_CONSENT.NOTICE_CONSENT_ID.desc())
                .stream()
                .filter(Record2::value2)
                .map(Record2::value1)
                .collect(toUnmodifiableSet());
    }

    Map<UserAccountId, QuietTime> quietTimes(Collection<UserAccountId> accounts) {
        return db.select(QUIET_HOURS.USER_ACCOUNT_ID, QUIET_HOURS.KEPT, QUIET_HOURS.STARTS_AT, QUIET_HOURS.ENDS_AT)
                .from(QUIET_HOURS)
                .where(QUIET_HOURS.USER_ACCOUNT_ID.in(accounts))
                .fetchMap(QUIET_HOURS.USER_ACCOUNT_ID, row -> new QuietTime(row.value2(), row.value3(), row.value4()));
    }
}
