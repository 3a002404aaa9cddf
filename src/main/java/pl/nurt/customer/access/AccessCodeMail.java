package pl.nurt.customer.access;

import java.time.LocalDate;
import java.util.Locale;
import pl.nurt.customer.CustomerId;

/**
 * A code for an account on its way to a person by e-mail.
 *
 * <p>The customer's number is not in it on purpose: whoever reads the mail by mistake holds half of what is needed. The person knows the number from
 * the contract and from invoices.
 *
 * @param id the key that makes a repeat harmless
 * @param email one address, checked: no line break, no list of addresses
 * @param language in which the mail speaks
 * @param person whom the mail addresses
 * @param code as it is typed in, in groups: {@code K7QM-2XPA-94TD}; a secret
 * @param lastDay the last day on which the code works
 * @param page where it is used, below the portal's address, without a slash at its beginning
 */
public record AccessCodeMail(
        AccessCodeId id,
        CustomerId customer,
        String email,
        Locale language,
        String person,
        String code,
        LocalDate lastDay,
        String page) {
    /** Without the code and the address: records end in logs. */
    @Override
    public String toString() {
        return "AccessCodeMail[" + id.value() + "]";
    }
}
