package pl.nurt.billing.settlement;

/** The bill would be another one than was shown, or it was shown too long ago: nothing was issued, and it is to be shown again. */
public class OfferChangedException extends RuntimeException {
    public OfferChangedException() {
        super("not the bill that was shown", null, false, false);
    }
}
