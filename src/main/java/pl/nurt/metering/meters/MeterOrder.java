package pl.nurt.metering.meters;

/** How a list of meters is sorted; the meter's key settles ties, so every order is a total one. */
public record MeterOrder(By by, boolean descending) {
    public static final MeterOrder NUMBER = new MeterOrder(By.NUMBER, false);

    /** The columns a list can be sorted by. */
    public enum By {
        NUMBER,
        /** Locality, street, house number as a Pole reads them: Ł after L, 3a between 3 and 12. */
        ADDRESS,
        /** Time of the latest reading; meters never read count as the oldest. */
        READ_AT,
        /** Latest index; meters never read count as the lowest. */
        INDEX
    }
}
