package pl.nurt.billing.ksef.internal.client;

/** With what the portal signs in. */
public sealed interface KsefLogin {
    /** A token that the utility made in KSeF. */
    record Token(String token) implements KsefLogin {
        /** Never shown. */
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** A certificate of KSeF for signing in. */
    record Certificate(KeyFile keys) implements KsefLogin {}
}
