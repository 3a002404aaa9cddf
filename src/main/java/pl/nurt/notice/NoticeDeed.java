package pl.nurt.notice;

import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Deed;

/** What staff can do with what went out, or see of it. */
public enum NoticeDeed implements Deed {
    /** A list of messages with those who got them, page by page. */
    SENT_LISTED,
    DELIVERY_RETRIED,
    /** The list of those whom nothing reaches, or one of them. */
    UNREACHED_LISTED,
    UNREACHED_EXPORTED;

    /** Everything that went out. */
    public static final AuditSubject OUTGOING = new AuditSubject("notice.outgoing", "messages");

    /** All whom nothing reaches. */
    public static final AuditSubject UNREACHED = new AuditSubject("notice.unreached", "residents");

    @Override
    public String room() {
        return "notice";
    }

    /** One person whom nothing reaches. */
    public static AuditSubject unreached(UserAccountId account) {
        return AuditSubject.of("identity.account", account.value());
    }

    /** One message on one channel to one recipient, as the log names it. */
    public static AuditSubject subject(DeliveryId delivery) {
        return AuditSubject.of("notice.delivery", delivery.value());
    }
}
