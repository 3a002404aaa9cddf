package pl.nurt.billing.ksef.internal;

/** Another worker has taken the session: this one was slow and is taken for dead. */
final class LeaseLostException extends RuntimeException {
    LeaseLostException(KsefSessionId session) {
        super("ksef_session=" + session.value(), null, false, false);
    }
}
