package pl.nurt.customer.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.internal.access.AccessRepository;
import pl.nurt.customer.internal.access.AccessRepository.NewCode;
import pl.nurt.customer.internal.people.CustomerRepository;
import pl.nurt.customer.internal.rules.CodeText;
import pl.nurt.customer.people.ContactKind;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.CustomerContact;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.people.RepresentativeId;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;

/**
 * The office's codes with which people make themselves an account for a customer. A code is for one person, works once and for some weeks; a
 * newer one for the same person takes its place. Only its hash is kept: whoever loses it is given another.
 */
@Service
@Transactional
public class AccessCodes {
    /** The public page where codes are used, below the portal's address. */
    public static final String PAGE = "activate";

    private final AccessRepository codes;
    private final CustomerRepository register;
    private final Customers customers;
    private final AccessSettings settings;
    private final ObjectProvider<AccessCodeMailer> mailer;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccessCodes(
            AccessRepository codes,
            CustomerRepository register,
            Customers customers,
            AccessSettings settings,
            ObjectProvider<AccessCodeMailer> mailer,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.codes = codes;
        this.register = register;
        this.customers = customers;
        this.settings = settings;
        this.mailer = mailer;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Who may be given a code: the customer, when that is a person, and everybody who acts for the customer today. */
    @Transactional(readOnly = true)
    @HasRight(Right.GIVE_ACCESS)
    public List<AccessPerson> people(CustomerId customer) {
        return people(customers.card(customer));
    }

    /** The customer's codes, newest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<AccessCode> of(CustomerId customer, int most) {
        return codes.of(customer, clock.instant(), most);
    }

    /** Whether codes can be mailed at all. */
    public boolean canMail() {
        return mailer.stream().anyMatch(AccessCodeMailer::isReady);
    }

    /**
     * A new code, to be shown to the clerk once and printed. An older one of the same person works no longer.
     *
     * @param representative null for the customer in person
     * @throws NotFoundException if the person may not be given one, or there is no such customer
     */
    @HasRight(Right.GIVE_ACCESS)
    public IssuedCode issue(CustomerId customer, @Nullable RepresentativeId representative, Viewer viewer) {
        return issue(customer, representative, AccessCodeWay.LETTER, null, viewer);
    }

    /**
     * A new code, mailed to one of the person's addresses; nobody of the office sees it.
     *
     * @throws RefusedInputException when the address is not the person's, or no mail can leave
     * @throws NotFoundException if the person may not be given one, or there is no such customer
     */
    @HasRight(Right.GIVE_ACCESS)
    public void mail(CustomerId customer, @Nullable RepresentativeId representative, String email, Viewer viewer) {
        var post = mailer.stream().filter(AccessCodeMailer::isReady).findFirst();
        if (post.isEmpty()) {
            throw new RefusedInputException(List.of(new FieldProblem("way", "customer.problem.noMail")));
        }
        var card = customers.card(customer);
        if (!person(card, representative).emails().contains(email)) {
            throw new RefusedInputException(List.of(new FieldProblem("email", "customer.problem.email")));
        }
        var issued = issue(customer, representative, AccessCodeWay.EMAIL, email, viewer);
        post.get()
                .send(new AccessCodeMail(
                        issued.id(),
                        customer,
                        email,
                        Locale.of(card.language()),
                        issued.person(),
                        issued.code(),
                        issued.lastDay(),
                        PAGE));
    }

    /** The code works no longer; nothing happens when it was used or taken back before. */
    @HasRight(Right.GIVE_ACCESS)
    public void revoke(AccessCodeId code, Viewer viewer) {
        codes.revoke(code, viewer.account(), clock.instant()).ifPresent(revoked -> {
            mailer.forEach(post -> post.withdraw(code));
            audit.changed(
                    viewer,
                    CustomerDeed.ACCESS_CODE_REVOKED,
                    CustomerDeed.subject(revoked.customer()),
                    Changes.none().with("representative", revoked.person(), null));
            events.publishEvent(CustomerChanged.of(revoked.customer()));
        });
    }

    private IssuedCode issue(
            CustomerId customer,
            @Nullable RepresentativeId representative,
            AccessCodeWay way,
            @Nullable String email,
            Viewer viewer) {
        // Two clerks at once: the second waits here, and its code is the one that works.
        var number = register.holdLiving(customer);
        var person = person(customers.card(customer), representative);
        var now = clock.instant();
        codes.revokeOf(customer, representative, viewer.account(), now)
                .forEach(old -> mailer.forEach(post -> post.withdraw(old)));
        var code = CodeText.make(random);
        var lastDay = CivilTime.dayOf(now.plus(settings.validFor()));
        var id = codes.insert(
                new NewCode(
                        customer,
                        representative,
                        person.name(),
                        CodeText.hash(number, code),
                        way,
                        email,
                        CivilTime.startOf(lastDay.plusDays(1))),
                viewer.account(),
                now);
        audit.changed(
                viewer,
                CustomerDeed.ACCESS_CODE_ISSUED,
                CustomerDeed.subject(customer),
                Changes.none()
                        .with("representative", null, person.name())
                        .with("way", null, way)
                        .with("emails", null, email)
                        .with("lastDay", null, lastDay));
        events.publishEvent(CustomerChanged.of(customer));
        return new IssuedCode(id, person.name(), code, lastDay);
    }

    private List<AccessPerson> people(CustomerCard card) {
        var people = new ArrayList<AccessPerson>();
        if (card.mergedInto() != null) {
            return people;
        }
        if (card.kind() == CustomerKind.PERSON) {
            people.add(new AccessPerson(
                    null,
                    card.name(),
                    card.contacts().stream()
                            .filter(contact -> contact.kind() == ContactKind.EMAIL)
                            .map(CustomerContact::value)
                            .toList()));
        }
        var today = today();
        card.representatives().stream()
                .filter(somebody -> !somebody.validFrom().isAfter(today))
                .map(somebody -> new AccessPerson(
                        somebody.id(),
                        somebody.name(),
                        somebody.email() == null ? List.of() : List.of(somebody.email())))
                .forEach(people::add);
        return people;
    }

    private AccessPerson person(CustomerCard card, @Nullable RepresentativeId representative) {
        return people(card).stream()
                .filter(one -> Objects.equals(one.representative(), representative))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }
}
