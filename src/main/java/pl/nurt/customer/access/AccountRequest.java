package pl.nurt.customer.access;

import java.util.Locale;

/**
 * What somebody with a code types in to make themselves an account.
 *
 * @param customerNumber of the customer the code is for
 * @param code in whatever form it was typed
 * @param language in which the portal is to speak to the account
 */
public record AccountRequest(String customerNumber, String code, String login, String password, Locale language) {
    /** Without the secrets: records end in logs. */
    @Override
    public String toString() {
        return "AccountRequest";
    }
}
