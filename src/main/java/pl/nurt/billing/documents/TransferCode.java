package pl.nurt.billing.documents;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.invoices.AccountNumber;
import pl.nurt.platform.Money;

/**
 * A transfer as the 2D code of the Polish banks says it (recommendation of the ZBP, 2013): nine fields with bars between them, the amount
 * in grosze. A banking application that reads it fills in everything.
 */
public final class TransferCode {
    private static final int NAME = 20;
    private static final int TITLE = 32;
    private static final int LONGEST = 160;
    private static final Money MOST = Money.of("9999999999.99");

    private TransferCode() {}

    /** What the code of an invoice says; empty when nobody has said where to pay, or nothing is to be paid. */
    public static Optional<String> of(ExplainedInvoice explained) {
        return of(explained, explained.invoice().gross());
    }

    /** The same of what is left to be paid. */
    public static Optional<String> of(ExplainedInvoice explained, Money left) {
        var invoice = explained.invoice();
        return of(
                invoice.seller().nip(),
                explained.account(),
                left,
                invoice.seller().name(),
                invoice.number());
    }

    /**
     * @param nip of whoever is paid; null for a person
     * @param account 26 digits
     * @param title what the bank writes beside the transfer
     */
    public static Optional<String> of(
            @Nullable String nip, @Nullable String account, Money amount, String name, String title) {
        if (account == null || !AccountNumber.isSound(account) || !amount.isPositive() || amount.compareTo(MOST) > 0) {
            return Optional.empty();
        }
        var text = "%s|PL|%s|%06d|%s|%s|||"
                .formatted(nip == null ? "" : nip, account, amount.grosze(), cut(name, NAME), cut(title, TITLE));
        return text.length() > LONGEST ? Optional.empty() : Optional.of(text);
    }

    /** Without bars and line ends, and no longer than so many signs; no sign is cut in two. */
    private static String cut(String text, int most) {
        var plain =
                text.replaceAll("[|\\p{Cntrl}]", " ").replaceAll("\\s+", " ").strip();
        if (plain.length() <= most) {
            return plain;
        }
        var end = Character.isHighSurrogate(plain.charAt(most - 1)) ? most - 1 : most;
        return plain.substring(0, end).strip();
    }
}
