package pl.nurt.customer.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;

/**
 * What a clerk says of a customer, in whatever form it was typed.
 *
 * @param name of a company, community or unit; a person's name is made of its parts
 * @param pesel null leaves the one that is kept: nobody sees it who only changes a street
 * @param buyer who is named on the invoice in place of this customer, as a municipality for its school
 * @param postal where letters go when not to {@code residence}
 * @param phones the one to ring first, first
 */
public record CustomerDraft(
        CustomerKind kind,
        @Nullable String givenNames,
        @Nullable String familyName,
        @Nullable String name,
        @Nullable String pesel,
        @Nullable String nip,
        @Nullable String regon,
        String language,
        Correspondence correspondence,
        @Nullable CustomerId buyer,
        @Nullable LocalDate since,
        @Nullable Address residence,
        @Nullable Address postal,
        List<String> phones,
        List<String> emails) {
    public CustomerDraft {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /** As it stands on letters. */
    public String displayName() {
        return kind == CustomerKind.PERSON ? (text(givenNames) + " " + text(familyName)).strip() : text(name);
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
