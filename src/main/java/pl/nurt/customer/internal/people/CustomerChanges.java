package pl.nurt.customer.internal.people;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.people.Address;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.identity.audit.Changes;

/** What of a customer is other than before, in the words of the log. */
public final class CustomerChanges {
    private CustomerChanges() {}

    /** @param before null for a new customer */
    public static Changes between(@Nullable CustomerCard before, CustomerCard after) {
        return Changes.none()
                .with("kind", of(before, CustomerCard::kind), after.kind())
                .with("name", of(before, CustomerCard::name), after.name())
                .withheld("pesel", of(before, CustomerCard::peselEnd), after.peselEnd())
                .with("nip", of(before, CustomerCard::nip), after.nip())
                .with("regon", of(before, CustomerCard::regon), after.regon())
                .with("buyer", of(before, card -> name(card.buyer())), name(after.buyer()))
                .with("correspondence", of(before, CustomerCard::correspondence), after.correspondence())
                .with("language", of(before, CustomerCard::language), after.language())
                .with("residence", of(before, card -> line(card.residence())), line(after.residence()))
                .with("postal", of(before, card -> line(card.postal())), line(after.postal()))
                .with("phones", of(before, card -> String.join(", ", card.phones())), String.join(", ", after.phones()))
                .with(
                        "emails",
                        of(before, card -> String.join(", ", card.emails())),
                        String.join(", ", after.emails()));
    }

    private static <V> @Nullable V of(@Nullable CustomerCard card, Function<CustomerCard, @Nullable V> part) {
        return card == null ? null : part.apply(card);
    }

    private static @Nullable String name(@Nullable CustomerRef ref) {
        return ref == null ? null : ref.name();
    }

    private static @Nullable String line(@Nullable Address address) {
        return address == null ? null : address.firstLine() + ", " + address.secondLine();
    }
}
