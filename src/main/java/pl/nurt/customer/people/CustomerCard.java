package pl.nurt.customer.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.CustomerRef;

/**
 * One customer as the office's page shows them, without what must be asked for by name.
 *
 * @param peselEnd the last four digits of the PESEL; null when none is kept
 * @param mergedInto the survivor, when this one turned out to be a duplicate
 * @param merged the duplicates that live on in this one
 */
public record CustomerCard(
        CustomerId customerId,
        String number,
        CustomerKind kind,
        String name,
        @Nullable String givenNames,
        @Nullable String familyName,
        @Nullable String peselEnd,
        @Nullable String nip,
        @Nullable String regon,
        String language,
        Correspondence correspondence,
        @Nullable CustomerRef buyer,
        @Nullable LocalDate since,
        int version,
        @Nullable CustomerRef mergedInto,
        @Nullable Address residence,
        @Nullable Address postal,
        List<CustomerContact> contacts,
        List<Representative> representatives,
        List<PortalAccount> accounts,
        List<CustomerRef> merged) {
    public List<String> phones() {
        return values(ContactKind.PHONE);
    }

    public List<String> emails() {
        return values(ContactKind.EMAIL);
    }

    public Optional<String> firstPhone() {
        return phones().stream().findFirst();
    }

    private List<String> values(ContactKind kind) {
        return contacts.stream()
                .filter(contact -> contact.kind() == kind)
                .map(CustomerContact::value)
                .toList();
    }
}
