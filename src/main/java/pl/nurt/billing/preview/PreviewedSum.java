package pl.nurt.billing.preview;

import pl.nurt.platform.Money;

/** What some contracts cost in the month, gross. @param before by the tariffs that held then */
public record PreviewedSum(long contracts, Money before, Money after) {
    public static final PreviewedSum NONE = new PreviewedSum(0, Money.ZERO, Money.ZERO);

    public PreviewedSum plus(PreviewedSum other) {
        return new PreviewedSum(contracts + other.contracts, before.plus(other.before), after.plus(other.after));
    }

    public Money change() {
        return after.minus(before);
    }
}
