package pl.nurt.demo.internal;

import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.platform.CivilTime;

/** What the demo's residents find in their inboxes: some of it older, the newest not read yet. */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoMessages {
    private final Messages messages;
    private final DSLContext db;
    private final Clock clock;

    DemoMessages(Messages messages, DSLContext db, Clock clock) {
        this.messages = messages;
        this.db = db;
        this.clock = clock;
    }

    void tell(UserAccountId account) {
        var today = CivilTime.dayOf(clock.instant());
        old(DemoMessageKinds.CLOSED, account, 11, MessageData.none().day("day", LocalDate.of(today.getYear(), 12, 24)));
        old(DemoMessageKinds.QUALITY, account, 8, MessageData.none().day("day", today.minusDays(10)));
        old(DemoMessageKinds.BACK, account, 3, MessageData.none().text("street", "ul. Warszawskiej"));
        messages.send(
                DemoMessageKinds.CUT,
                Recipient.account(account),
                "demo/" + account.value(),
                MessageData.none()
                        .text("street", "ul. Kopernika")
                        .day("day", today.plusDays(1))
                        .text("from", "9:00")
                        .text("until", "13:00")
                        .text("tank", "ul. Dworcowej 29"));
    }

    /** As if it had been sent and read some days ago. */
    private void old(MessageKind kind, UserAccountId account, int days, MessageData data) {
        var message = messages.send(kind, Recipient.account(account), "demo/" + account.value(), data);
        var then = clock.instant().minus(Duration.ofDays(days));
        db.update(MESSAGE)
                .set(MESSAGE.CREATED_AT, then)
                .set(MESSAGE.EXPIRES_AT, then.plus(kind.validFor()))
                .where(MESSAGE.MESSAGE_ID.eq(message))
                .execute();
        db.update(DELIVERY)
                .set(DELIVERY.CREATED_AT, then)
                .set(DELIVERY.DELIVERED_AT, then)
                .set(DELIVERY.OPENED_AT, then.plus(Duration.ofHours(2)))
                .where(DELIVERY.MESSAGE_ID.eq(message))
                .execute();
    }
}
