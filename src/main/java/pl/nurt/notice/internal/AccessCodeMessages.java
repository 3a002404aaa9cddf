package pl.nurt.notice.internal;

import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;

import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.access.AccessCodeId;
import pl.nurt.customer.access.AccessCodeMail;
import pl.nurt.customer.access.AccessCodeMailer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.internal.reach.Addressing;
import pl.nurt.notice.internal.reach.OpenChannels;
import pl.nurt.notice.outgoing.OwnReason;
import pl.nurt.platform.CivilTime;

/** Codes for accounts as messages: to one address, whoever reads there, and wiped from the row once they have left. */
@Repository
class AccessCodeMessages implements AccessCodeMailer {
    private final Addressing addressing;
    private final OpenChannels open;
    private final DSLContext db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccessCodeMessages(
            Addressing addressing, OpenChannels open, DSLContext db, ApplicationEventPublisher events, Clock clock) {
        this.addressing = addressing;
        this.open = open;
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean isReady() {
        return open.isOpen(Channel.EMAIL);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(AccessCodeMail mail) {
        var end = mail.lastDay().plusDays(1).atStartOfDay(CivilTime.ZONE).toInstant();
        addressing.addressOutside(
                NoticeKinds.ACCESS_CODE.validFor(Duration.between(clock.instant(), end)),
                mail.customer(),
                mail.email(),
                mail.language(),
                cause(mail.id()),
                MessageData.none()
                        .text("person", mail.person())
                        .text("code", mail.code())
                        .day("lastDay", mail.lastDay())
                        .text("page", mail.page()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(AccessCodeId code) {
        var now = clock.instant();
        // A worker may have it in hand and bring it back: then it is too late to leave.
        var message = db.update(MESSAGE)
                .set(MESSAGE.EXPIRES_AT, now)
                .where(
                        MESSAGE.KIND.eq(NoticeKinds.ACCESS_CODE.code()),
                        MESSAGE.CAUSE.eq(cause(code)),
                        MESSAGE.EXPIRES_AT.gt(now))
                .returningResult(MESSAGE.MESSAGE_ID)
                .fetchOptional();
        message.ifPresent(known -> {
            db.update(DELIVERY)
                    .set(DELIVERY.STATE, DeliveryState.CANCELLED)
                    .set(DELIVERY.REASON, OwnReason.WITHDRAWN.name())
                    .where(DELIVERY.MESSAGE_ID.eq(known.value1()), DELIVERY.STATE.eq(DeliveryState.QUEUED))
                    .execute();
            events.publishEvent(new DeliveriesChanged(Channel.EMAIL));
        });
    }

    private static String cause(AccessCodeId code) {
        return "access-code/" + code.value();
    }
}
