package pl.nurt.billing.pricing;

/**
 * What a utility decides about its bills.
 *
 * @param quantityScale decimals of billed cubic metres: 0 for whole ones, 3 for litres
 */
public record BillingSettings(int quantityScale, SplitBy split) {
    public BillingSettings {
        if (quantityScale < 0 || quantityScale > 3) {
            throw new IllegalArgumentException("meters count litres at best: " + quantityScale);
        }
    }
}
