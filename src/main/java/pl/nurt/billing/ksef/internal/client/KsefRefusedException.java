package pl.nurt.billing.ksef.internal.client;

/** KSeF has understood and will not do it. */
public final class KsefRefusedException extends KsefException {
    /** The key that something was encrypted for is not known any more: fetch it again. */
    public static final int UNKNOWN_KEY = 21470;
    /** The session cannot be gone on with. */
    public static final int NEW_SESSION = 21184;

    private final int status;
    private final int code;

    /** @param status of HTTP @param code of KSeF; 0 when it gave none */
    KsefRefusedException(int status, int code, String said) {
        super(said);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }
}
