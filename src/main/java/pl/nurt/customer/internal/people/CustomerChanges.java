package pl.nurt.customer.internal.people;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.people.Address;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.CustomerDraft;
import pl.nurt.identity.audit.Changes;

/** What of a customer is other than before, in the words of the log. */
public final class CustomerChanges {
    private CustomerChanges() {}

    /**
     * @param before null for a new customer
     * @param draft what is kept from now on
     * @param pesel the whole PESEL that was kept before; only needed when the draft brings one
     * @param buyer the name of the draft's buyer
     */
    public static Changes between(
            @Nullable CustomerCard before, CustomerDraft draft, @Nullable String pesel, @Nullable String buyer) {
        var changes = Changes.none()
                .with("kind", of(before, CustomerCard::kind), draft.kind())
                .with("name", of(before, CustomerCard::name), draft.displayName());
        if (draft.kind() == CustomerKind.PERSON && changes.isEmpty()) {
            // The same words, but divided otherwise.
            changes = changes.with("givenNames", of(before, CustomerCard::givenNames), draft.givenNames())
                    .with("familyName", of(before, CustomerCard::familyName), draft.familyName());
        }
        if (draft.pesel() != null) {
            changes = changes.withheld("pesel", pesel, draft.pesel());
        } else if (draft.kind() != CustomerKind.PERSON) {
            changes = changes.withheld("pesel", of(before, CustomerCard::peselEnd), null);
        }
        return changes.with("nip", of(before, CustomerCard::nip), draft.nip())
                .with("regon", of(before, CustomerCard::regon), draft.regon())
                .with("buyer", of(before, card -> name(card.buyer())), buyer)
                .with("since", of(before, CustomerCard::since), draft.since())
                .with("correspondence", of(before, CustomerCard::correspondence), draft.correspondence())
                .with("language", of(before, CustomerCard::language), draft.language())
                .with("residence", of(before, card -> line(card.residence())), line(draft.residence()))
                .with("postal", of(before, card -> line(card.postal())), line(draft.postal()))
                .with("phones", of(before, card -> String.join(", ", card.phones())), String.join(", ", draft.phones()))
                .with(
                        "emails",
                        of(before, card -> String.join(", ", card.emails())),
                        String.join(", ", draft.emails()));
    }

    private static <V> @Nullable V of(@Nullable CustomerCard card, Function<CustomerCard, @Nullable V> part) {
        return card == null ? null : part.apply(card);
    }

    private static @Nullable String name(@Nullable CustomerRef ref) {
        return ref == null ? null : ref.name();
    }

    private static @Nullable String line(@Nullable Address address) {
        return address == null
                ? null
                : (address.addressee() == null ? "" : address.addressee() + ", ")
                        + address.firstLine()
                        + ", "
                        + address.secondLine();
    }
}
