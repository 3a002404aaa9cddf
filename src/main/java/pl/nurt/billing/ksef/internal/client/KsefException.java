package pl.nurt.billing.ksef.internal.client;

/** Why KSeF did not do what it was asked; each kind is gone on from in another way. */
public abstract sealed class KsefException extends RuntimeException
        permits KsefAwayException, KsefBusyException, KsefRefusedException {
    KsefException(String said) {
        super(said);
    }

    KsefException(String said, Throwable cause) {
        super(said, cause);
    }

    /** What was said, for whoever looks at the row. */
    public String said() {
        return String.valueOf(getMessage());
    }
}
