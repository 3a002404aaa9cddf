package pl.nurt.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.people.Address;
import pl.nurt.customer.people.Correspondence;
import pl.nurt.customer.people.CustomerDraft;

/** Customers as clerks type them, for tests; each method gives another draft. */
public record Drafts(CustomerDraft draft) {
    public static final Address HOME = new Address(null, "ul. Kopernika", "16", null, "14-420", "Młynary", "PL");

    public static Drafts person(String givenNames, String familyName) {
        return new Drafts(
                draft(CustomerKind.PERSON, givenNames, familyName, null, null, null, null, List.of(), List.of()));
    }

    public static Drafts of(CustomerKind kind, String name) {
        return new Drafts(draft(kind, null, null, name, null, null, null, List.of(), List.of()));
    }

    public Drafts pesel(String pesel) {
        return new Drafts(draft(
                draft.kind(),
                draft.givenNames(),
                draft.familyName(),
                draft.name(),
                pesel,
                draft.nip(),
                draft.buyer(),
                draft.phones(),
                draft.emails()));
    }

    public Drafts nip(String nip) {
        return new Drafts(draft(
                draft.kind(),
                draft.givenNames(),
                draft.familyName(),
                draft.name(),
                draft.pesel(),
                nip,
                draft.buyer(),
                draft.phones(),
                draft.emails()));
    }

    public Drafts buyer(CustomerId buyer) {
        return new Drafts(draft(
                draft.kind(),
                draft.givenNames(),
                draft.familyName(),
                draft.name(),
                draft.pesel(),
                draft.nip(),
                buyer,
                draft.phones(),
                draft.emails()));
    }

    public Drafts residence(Address residence) {
        return new Drafts(new CustomerDraft(
                draft.kind(),
                draft.givenNames(),
                draft.familyName(),
                draft.name(),
                draft.pesel(),
                draft.nip(),
                draft.regon(),
                draft.language(),
                draft.correspondence(),
                draft.buyer(),
                draft.since(),
                residence,
                draft.postal(),
                draft.phones(),
                draft.emails()));
    }

    public Drafts phones(String... phones) {
        return new Drafts(draft(
                draft.kind(),
                draft.givenNames(),
                draft.familyName(),
                draft.name(),
                draft.pesel(),
                draft.nip(),
                draft.buyer(),
                List.of(phones),
                draft.emails()));
    }

    public Drafts emails(String... emails) {
        return new Drafts(draft(
                draft.kind(),
                draft.givenNames(),
                draft.familyName(),
                draft.name(),
                draft.pesel(),
                draft.nip(),
                draft.buyer(),
                draft.phones(),
                List.of(emails)));
    }

    private static CustomerDraft draft(
            CustomerKind kind,
            @Nullable String givenNames,
            @Nullable String familyName,
            @Nullable String name,
            @Nullable String pesel,
            @Nullable String nip,
            @Nullable CustomerId buyer,
            List<String> phones,
            List<String> emails) {
        return new CustomerDraft(
                kind,
                givenNames,
                familyName,
                name,
                pesel,
                nip,
                null,
                "pl",
                Correspondence.PAPER,
                buyer,
                null,
                HOME,
                null,
                phones,
                emails);
    }
}
