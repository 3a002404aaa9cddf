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

    /** Whose e-mails of which topic: an account's, or those to an address of nobody who signs in. */
    public record Subscription(@Nullable UserAccountId account, String address, Topic topic, String language) {
        public Locale locale() {
            return Locale.of(language);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Subscription> find(DeliveryId delivery) {
        return db.select(DELIVERY.USER_ACCOUNT_ID, DELIVERY.TARGET, MESSAGE.TOPIC, DELIVERY.LANGUAGE)
                .from(DELIVERY)
                .join(MESSAGE)
                .using(MESSAGE.MESSAGE_ID)
                .where(DELIVERY.DELIVERY_ID.eq(delivery), DELIVERY.CHANNEL.eq(Channel.EMAIL))
                .fetchOptional(mapping(Subscription::new));
    }

    @Transactional
    public void stop(Subscription subscription) {
        choose(subscription, List.of(subscription.topic()), false);
    }

    @Transactional
    public void stopAll(Subscription subscription) {
        choose(subscription, Arrays.asList(Topic.values()), false);
    }

    /** Takes back what the link did: all topics go back to what is usual for them. */
    @Transactional
    public void undo(Subscription subscription) {
        db.deleteFrom(CHOICE)
                .where(
                        subscription.account() == null
                                ? CHOICE.ADDRESS.eq(subscription.address())
                                : CHOICE.USER_ACCOUNT_ID.eq(subscription.account()),
                        CHOICE.CHANNEL.eq(Channel.EMAIL),
                        CHOICE.WANTED.isFalse())
                .execute();
    }

    private void choose(Subscription subscription, Collection<Topic> topics, boolean wanted) {
        var now = clock.instant();
        for (var topic : topics) {
            var choice = db.insertInto(CHOICE)
                    .set(CHOICE.USER_ACCOUNT_ID, subscription.account())
                    .set(CHOICE.ADDRESS, subscription.account() == null ? subscription.address() : null)
                    .set(CHOICE.TOPIC, topic)
                    .set(CHOICE.CHANNEL, Channel.EMAIL)
                    .set(CHOICE.WANTED, wanted)
                    .set(CHOICE.CHANGED_AT, now);
            var conflict = subscription.account() == null
                    ? choice.onConflict(CHOICE.ADDRESS, CHOICE.TOPIC, CHOICE.CHANNEL)
                            .where(CHOICE.ADDRESS.isNotNull())
                    : choice.onConflict(CHOICE.USER_ACCOUNT_ID, CHOICE.TOPIC, CHOICE.CHANNEL)
                            .where(CHOICE.USER_ACCOUNT_ID.isNotNull());
            conflict.doUpdate()
                    .set(CHOICE.WANTED, wanted)
                    .set(CHOICE.CHANGED_AT, now)
                    .execute();
        }
    }
}
