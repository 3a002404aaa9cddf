package pl.nurt.notice.internal.reach;

import static org.jooq.Records.mapping;
import static pl.nurt.db.notice.Tables.CHOICE;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.Topic;

/** E-mails that somebody does not want any more, said through the link of one of them; each of these is safe to repeat. */
@Repository
public class Unsubscribing {
    private final DSLContext db;
    private final Clock clock;

    Unsubscribing(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Whose e-mails of which topic, by the link of which: an account's, or those to an address of nobody who signs in. */
    public record Subscription(
            DeliveryId delivery, @Nullable UserAccountId account, String address, Topic topic, String language) {
        public Locale locale() {
            return Locale.of(language);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Subscription> find(DeliveryId delivery) {
        return db.select(
                        DELIVERY.DELIVERY_ID,
                        DELIVERY.USER_ACCOUNT_ID,
                        DELIVERY.TARGET,
                        MESSAGE.TOPIC,
                        DELIVERY.LANGUAGE)
                .from(DELIVERY)
                .join(MESSAGE)
                .using(MESSAGE.MESSAGE_ID)
                .where(DELIVERY.DELIVERY_ID.eq(delivery), DELIVERY.CHANNEL.eq(Channel.EMAIL))
                .fetchOptional(mapping(Subscription::new));
    }

    @Transactional
    public void stop(Subscription subscription) {
        stop(subscription, List.of(subscription.topic()));
    }

    @Transactional
    public void stopAll(Subscription subscription) {
        stop(subscription, Arrays.asList(Topic.values()));
    }

    /** Puts back what this link changed; what the person chose elsewhere, before or since, stays. */
    @Transactional
    public void undo(Subscription subscription) {
        var changed = CHOICE.BY_LINK.eq(subscription.delivery().value());
        db.deleteFrom(CHOICE).where(changed, CHOICE.BEFORE_LINK.isNull()).execute();
        db.update(CHOICE)
                .set(CHOICE.WANTED, CHOICE.BEFORE_LINK)
                .set(CHOICE.CHANGED_AT, clock.instant())
                .setNull(CHOICE.BY_LINK)
                .setNull(CHOICE.BEFORE_LINK)
                .where(changed)
                .execute();
    }

    /** What is not wanted already is left as it is: the link did not change it. */
    private void stop(Subscription subscription, Collection<Topic> topics) {
        var now = clock.instant();
        for (var topic : topics) {
            var choice = db.insertInto(CHOICE)
                    .set(CHOICE.USER_ACCOUNT_ID, subscription.account())
                    .set(CHOICE.ADDRESS, subscription.account() == null ? subscription.address() : null)
                    .set(CHOICE.TOPIC, topic)
                    .set(CHOICE.CHANNEL, Channel.EMAIL)
                    .set(CHOICE.WANTED, false)
                    .set(CHOICE.CHANGED_AT, now)
                    .set(CHOICE.BY_LINK, subscription.delivery().value());
            var conflict = subscription.account() == null
                    ? choice.onConflict(CHOICE.ADDRESS, CHOICE.TOPIC, CHOICE.CHANNEL)
                            .where(CHOICE.ADDRESS.isNotNull())
                    : choice.onConflict(CHOICE.USER_ACCOUNT_ID, CHOICE.TOPIC, CHOICE.CHANNEL)
                            .where(CHOICE.USER_ACCOUNT_ID.isNotNull());
            conflict.doUpdate()
                    .set(CHOICE.WANTED, false)
                    .set(CHOICE.CHANGED_AT, now)
                    .set(CHOICE.BY_LINK, subscription.delivery().value())
                    .set(CHOICE.BEFORE_LINK, CHOICE.WANTED)
                    .where(CHOICE.WANTED.isTrue())
                    .execute();
        }
    }
}
