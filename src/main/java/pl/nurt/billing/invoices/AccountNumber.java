package pl.nurt.billing.invoices;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of Polish bank accounts (NRB): two check digits, eight of the bank, sixteen of the account. */
public final class AccountNumber {
    private static final Pattern DIGITS = Pattern.compile("\\d{26}");
    private static final Pattern CUSTOMER = Pattern.compile("\\d{1,12}");
    private static final int[] BANK = {3, 9, 7, 1, 3, 9, 7};
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /** "PL" as ISO 13616 writes letters, where the check digits stand. */
    private static final String COUNTRY = "2521";

    private AccountNumber() {}

    /** Whether its check digits are right. */
    public static boolean isSound(String account) {
        return DIGITS.matcher(account).matches()
                && new BigInteger(account.substring(2) + COUNTRY + account.substring(0, 2))
                                .mod(MODULUS)
                                .intValue()
                        == 1;
    }

    /** Whether the eight digits that stand for a bank and its branch end with the right check digit. */
    public static boolean isBank(String digits) {
        var sum = 0;
        for (var at = 0; at < BANK.length; at++) {
            sum += BANK[at] * (digits.charAt(at) - '0');
        }
        return (10 - sum % 10) % 10 == digits.charAt(BANK.length) - '0';
    }

    /**
     * The account that a bank keeps for one customer, whose number is its end; empty for a number that is not one.
     *
     * @param bank the first 12 digits after the check digits
     */
    public static Optional<String> ofCustomer(String bank, String customer) {
        if (!CUSTOMER.matcher(customer).matches()) {
            return Optional.empty();
        }
        var rest = bank + "0".repeat(12 - customer.length()) + customer;
        var check = 98 - new BigInteger(rest + COUNTRY + "00").mod(MODULUS).intValue();
        return Optional.of("%02d%s".formatted(check, rest));
    }

    /** As people read it out: 29 8309 0000 2000 0000 0000 0123. */
    public static String spaced(String account) {
        var text = new StringBuilder(account.substring(0, 2));
        for (var at = 2; at < account.length(); at += 4) {
            text.append(' ').append(account, at, Math.min(account.length(), at + 4));
        }
        return text.toString();
    }
}
