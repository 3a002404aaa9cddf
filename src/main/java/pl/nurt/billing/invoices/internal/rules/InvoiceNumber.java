package pl.nurt.billing.invoices.internal.rules;

/**
 * The number of an invoice: what the utility's numbers begin with, the year, and a place in its gap-free row. Six digits, so that numbers sort as
 * texts; a row that grows beyond them goes on.
 *
 * @param sequence from 1 on
 */
public record InvoiceNumber(String prefix, int year, long sequence) {
    private static final String CORRECTIONS = "/KOR";
    private static final String OTHER_CORRECTIONS = "/KK";
    private static final int LONGEST_PREFIX = 20;

    public InvoiceNumber {
        if (sequence < 1) {
            throw new IllegalArgumentException("numbers begin with 1: " + sequence);
        }
    }

    /**
     * What the numbers of corrections begin with, where those of invoices begin so: ZWIK/KOR beside ZWIK/FV. Units that share a tax number have
     * different ones there as well.
     */
    public static String prefixOfCorrections(String prefix) {
        var slash = prefix.lastIndexOf('/');
        var begin = slash > 0 ? prefix.substring(0, slash) : prefix;
        var shortened = begin.substring(0, Math.min(begin.length(), LONGEST_PREFIX - CORRECTIONS.length()));
        return prefix.equals(shortened + CORRECTIONS) ? shortened + OTHER_CORRECTIONS : shortened + CORRECTIONS;
    }

    public String text() {
        return "%s/%d/%06d".formatted(prefix, year, sequence);
    }
}
