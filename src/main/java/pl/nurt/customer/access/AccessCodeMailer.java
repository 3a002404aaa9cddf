package pl.nurt.customer.access;

/**
 * Brings codes for accounts to people by e-mail. This room issues codes and knows no channels: room {@code notice} implements this as a bean. While
 * there is none, the office is offered only the printed letter.
 *
 * <p>The code is a secret, which this room keeps only as a hash. Whoever implements this keeps it no longer than the mail needs: it is wiped from
 * the row as soon as the mail was handed over, given up or withdrawn, and stands in no inbox, no log and on no page of the office.
 */
public interface AccessCodeMailer {
    /** Whether mail can leave at all, as the settings are; when not, it is not offered. A server that is away for a while is no reason. */
    boolean isReady();

    /**
     * Takes the mail over in the transaction of the caller: when that rolls back, nothing leaves; when it commits, the mail is sent to the given
     * address, whatever the customer chose for other messages, without a consent and without waiting for quiet hours. A server that is away is tried
     * again until {@link AccessCodeMail#lastDay()}.
     *
     * <p>Safe to repeat: a code that was taken over before is not sent again.
     */
    void send(AccessCodeMail mail);

    /**
     * The code no longer works: a newer one was issued, or the office took it back. What has not left yet does not leave any more; nothing happens
     * when it has left, or was never sent. In the transaction of the caller.
     */
    void withdraw(AccessCodeId code);
}
