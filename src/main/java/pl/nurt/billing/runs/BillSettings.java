package pl.nurt.billing.runs;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import pl.nurt.billing.invoices.AccountNumber;
import pl.nurt.platform.law.CheckDigits;

/**
 * What a utility decides about its bill runs.
 *
 * @param numberPrefix what numbers of invoices begin with: units that share a tax number must not share it
 * @param paymentDays how many days after its issue an invoice is due: the law gives at least 14 days from the day it was sent, so some more
 * @param seller who sells: the municipality where the utility is a unit of it; the utility when nothing is said
 * @param sellerNip its tax number; without one no run is started
 * @param sellerAddress its address; the utility's office when nothing is said
 * @param account where customers pay: 26 digits; when nothing is said, invoices say so
 * @param customerAccounts what the bank gave for accounts of the customers' own: the first 12 digits after the check digits, the customer's
 *     number fills the rest; it goes before {@code account}
 * @param silentDays how many of the last days of a period may be without a reading
 * @param unusualTimes how many times as much as before, or as little, is unusual
 * @param unusualCubicMetres a smaller difference is never unusual
 */
@Validated
@ConfigurationProperties("nurt.billing")
public record BillSettings(
        @DefaultValue("ZWIK/FV") @Pattern(regexp = "[A-Z0-9/-]{1,20}")
        String numberPrefix,

        @DefaultValue("21") @Min(14) @Max(90) int paymentDays,
        @Nullable String seller,
        @Nullable @Pattern(regexp = "\\d{10}") String sellerNip,
        @Nullable String sellerAddress,
        @Nullable @Pattern(regexp = "\\d{26}") String account,
        @Nullable @Pattern(regexp = "\\d{12}") String customerAccounts,
        @DefaultValue("3") @Min(0) @Max(31) int silentDays,

        @DefaultValue("3") @DecimalMin("1.1") BigDecimal unusualTimes,

        @DefaultValue("10") @DecimalMin("0") BigDecimal unusualCubicMetres) {
    /** A slip in the number would send everybody's money elsewhere: the portal does not start with one. */
    @AssertTrue(message = "nurt.billing.account is no account number: its check digits are others")
    boolean isAccountSound() {
        return account == null || !account.matches("\\d{26}") || AccountNumber.isSound(account);
    }

    /** The same for the bank's part of the customers' own accounts. */
    @AssertTrue(
            message = "nurt.billing.account or nurt.billing.customer-accounts begins with no number of a bank: its"
                    + " last check digit is another")
    boolean isBankSound() {
        return isOfABank(account, 2) && isOfABank(customerAccounts, 0);
    }

    private static boolean isOfABank(@Nullable String digits, int from) {
        return digits == null
                || !digits.matches("\\d{12}(\\d{14})?")
                || AccountNumber.isBank(digits.substring(from, from + 8));
    }

    /** It stands on every invoice, which stay. */
    @AssertTrue(message = "nurt.billing.seller-nip is no tax number: its check digit is another")
    boolean isSellerNipSound() {
        return sellerNip == null || !sellerNip.matches("\\d{10}") || CheckDigits.isNip(sellerNip);
    }

    /** Where this customer pays; empty when nobody has said it. @param customer the customer's number */
    public Optional<String> accountOf(String customer) {
        return Optional.ofNullable(customerAccounts)
                .flatMap(bank -> AccountNumber.ofCustomer(bank, customer))
                .or(() -> Optional.ofNullable(account));
    }
}
