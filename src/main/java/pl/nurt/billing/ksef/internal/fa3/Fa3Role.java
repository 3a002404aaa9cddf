package pl.nurt.billing.ksef.internal.fa3;

/** What a third party has to do with the invoice (Podmiot3/Rola); of eleven those that a water utility needs. */
public enum Fa3Role {
    /** Takes what the buyer pays for. */
    RECIPIENT(2),
    /** The unit of a municipality that issues in its name: the utility, where the municipality is the seller. */
    MUNICIPAL_ISSUER(7),
    /** The unit of a municipality that takes what the municipality pays for: a school. */
    MUNICIPAL_RECIPIENT(8);

    private final int code;

    Fa3Role(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
