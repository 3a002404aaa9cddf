package pl.nurt.customer.internal.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.people.Address;
import pl.nurt.customer.people.Correspondence;
import pl.nurt.customer.people.CustomerDraft;
import pl.nurt.customer.people.RepresentativeDraft;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.law.CheckDigits;

/** What is wrong with a customer as typed, and the customer as it is kept when nothing is. */
public final class CustomerChecks {
    /** Abroad; some countries have none at all. */
    private static final int LONGEST_POSTAL_CODE = 12;

    private CustomerChecks() {}

    /** Everything that is wrong, each at its field; empty when the draft can be kept. */
    public static List<FieldProblem> problems(CustomerDraft draft) {
        var problems = new ArrayList<FieldProblem>();
        names(draft, problems);
        number(draft.pesel(), "pesel", CheckDigits::isPesel, problems);
        number(draft.nip(), "nip", CheckDigits::isNip, problems);
        number(draft.regon(), "regon", CheckDigits::isRegon, problems);
        if (draft.residence() != null) {
            address(draft.residence(), "residence", problems);
        }
        if (draft.postal() != null) {
            address(draft.postal(), "postal", problems);
        }
        if (draft.phones().stream().anyMatch(phone -> Written.phone(phone).isEmpty())) {
            problems.add(new FieldProblem("phones", "customer.problem.phone"));
        }
        if (draft.emails().stream().anyMatch(email -> Written.email(email).isEmpty())) {
            problems.add(new FieldProblem("emails", "customer.problem.email"));
        }
        if (draft.correspondence() == Correspondence.EMAIL && draft.emails().isEmpty()) {
            problems.add(new FieldProblem("emails", "customer.problem.emailNeeded"));
        }
        return problems;
    }

    /** What is wrong with somebody who is to act for a customer. */
    public static List<FieldProblem> problems(RepresentativeDraft draft) {
        var problems = new ArrayList<FieldProblem>();
        needed(draft.name(), "name", problems);
        Longest.text(draft.name(), "name", problems);
        if (draft.capacity() == null) {
            problems.add(new FieldProblem("capacity", "customer.problem.needed"));
        }
        var phone = draft.phone();
        if (phone != null && !phone.isBlank() && Written.phone(phone).isEmpty()) {
            problems.add(new FieldProblem("phone", "customer.problem.phone"));
        }
        var email = draft.email();
        if (email != null && !email.isBlank() && Written.email(email).isEmpty()) {
            problems.add(new FieldProblem("email", "customer.problem.email"));
        }
        return problems;
    }

    public static RepresentativeDraft tidied(RepresentativeDraft draft) {
        var phone = draft.phone();
        var email = draft.email();
        return new RepresentativeDraft(
                Written.words(draft.name()),
                draft.capacity(),
                phone == null ? null : Written.phone(phone).orElse(null),
                email == null ? null : Written.email(email).orElse(null),
                draft.validFrom());
    }

    private static void names(CustomerDraft draft, List<FieldProblem> problems) {
        if (draft.kind() == CustomerKind.PERSON) {
            needed(draft.givenNames(), "givenNames", problems);
            needed(draft.familyName(), "familyName", problems);
        } else {
            needed(draft.name(), "name", problems);
        }
        Longest.text(draft.displayName(), draft.kind() == CustomerKind.PERSON ? "familyName" : "name", problems);
        if (draft.kind() == CustomerKind.COMPANY && blank(draft.nip())) {
            problems.add(new FieldProblem("nip", "customer.problem.nipNeeded"));
        }
        if (draft.kind() == CustomerKind.MUNICIPAL_UNIT && blank(draft.nip()) && draft.buyer() == null) {
            problems.add(new FieldProblem("buyer", "customer.problem.buyerNeeded"));
        }
    }

    private static void number(
            @Nullable String text, String field, Function<String, Boolean> right, List<FieldProblem> problems) {
        if (text != null && !text.isBlank() && !right.apply(Written.digits(text))) {
            problems.add(new FieldProblem(field, "customer.problem." + field));
        }
    }

    private static void address(Address address, String field, List<FieldProblem> problems) {
        needed(address.houseNumber(), field + ".houseNumber", problems);
        needed(address.locality(), field + ".locality", problems);
        Longest.text(address.addressee(), field + ".addressee", problems);
        Longest.text(address.street(), field + ".street", problems);
        Longest.number(address.houseNumber(), field + ".houseNumber", problems);
        Longest.number(address.flatNumber(), field + ".flatNumber", problems);
        Longest.text(address.locality(), field + ".locality", problems);
        if (address.country().equals(Address.POLAND)) {
            if (Written.postalCode(address.postalCode()).isEmpty()) {
                problems.add(new FieldProblem(field + ".postalCode", "customer.problem.postalCode"));
            }
        } else if (Written.words(address.postalCode()).length() > LONGEST_POSTAL_CODE) {
            problems.add(new FieldProblem(field + ".postalCode", "customer.problem.foreignPostalCode"));
        }
    }

    private static void needed(@Nullable String text, String field, List<FieldProblem> problems) {
        if (blank(text)) {
            problems.add(new FieldProblem(field, "customer.problem.needed"));
        }
    }

    /** The draft in the form things are kept in; only for one without problems. */
    public static CustomerDraft tidied(CustomerDraft draft) {
        var person = draft.kind() == CustomerKind.PERSON;
        return new CustomerDraft(
                draft.kind(),
                person ? words(draft.givenNames()) : null,
                person ? words(draft.familyName()) : null,
                person ? null : words(draft.name()),
                person ? digits(draft.pesel()) : null,
                digits(draft.nip()),
                digits(draft.regon()),
                draft.language(),
                draft.correspondence(),
                person ? null : draft.buyer(),
                draft.since(),
                tidied(draft.residence()),
                tidied(draft.postal()),
                each(draft.phones(), Written::phone),
                each(draft.emails(), Written::email));
    }

    private static @Nullable Address tidied(@Nullable Address address) {
        if (address == null) {
            return null;
        }
        return new Address(
                words(address.addressee()),
                words(address.street()),
                Written.words(address.houseNumber()),
                words(address.flatNumber()),
                address.country().equals(Address.POLAND)
                        ? Written.postalCode(address.postalCode()).orElse(Written.words(address.postalCode()))
                        : Written.words(address.postalCode()),
                Written.words(address.locality()),
                address.country());
    }

    private static List<String> each(List<String> values, Function<String, Optional<String>> form) {
        return List.copyOf(new LinkedHashSet<>(
                values.stream().map(form).flatMap(Optional::stream).toList()));
    }

    private static @Nullable String words(@Nullable String text) {
        return text == null || text.isBlank() ? null : Written.words(text);
    }

    private static @Nullable String digits(@Nullable String text) {
        return text == null || text.isBlank() ? null : Written.digits(text);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
