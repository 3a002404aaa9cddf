package pl.nurt.billing.ksef.internal.client;

/** No answer, or none that can be understood: whether it was done is not known. */
public final class KsefAwayException extends KsefException {
    KsefAwayException(String said) {
        super(said);
    }

    KsefAwayException(String said, Throwable cause) {
        super(said, cause);
    }
}
