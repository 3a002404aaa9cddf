package pl.nurt.customer.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.internal.access.AccessRepository;
import pl.nurt.customer.internal.access.AccessRepository.Fitting;
import pl.nurt.customer.internal.rules.CodeText;
import pl.nurt.identity.Accounts;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Credentials;
import pl.nurt.identity.NewAccount;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.limits.AddressBlock;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/**
 * Takes a code of the office from somebody nobody knows yet, for an account that sees what is the customer's and nothing else.
 *
 * <p>Whoever is refused learns nothing but that: a number nobody has, a wrong code, one that was used, taken back, that has expired or is locked
 * get the same answer after the same work. That a login is taken is told only to whoever holds a code that works; that does not use it up.
 */
@Service
public class AccountOpening {
    private static final Logger log = LoggerFactory.getLogger(AccountOpening.class);
    /** The one answer to everything about the number and the code that does not fit. */
    private static final FieldProblem REFUSED = new FieldProblem("", "customer.access.refused");

    private final AccessRepository codes;
    private final Accounts accounts;
    private final AccessSettings settings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SharedLimits limits;
    private final Limit perAddress;

    AccountOpening(
            AccessRepository codes,
            Accounts accounts,
            AccessSettings settings,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            SharedLimits limits) {
        this.codes = codes;
        this.accounts = accounts;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.limits = limits;
        perAddress = new Limit("customer.access-code", settings.failuresPerAddress(), settings.addressWindow());
    }

    /**
     * Makes the account and links it to the customer. The code is used up by that and by nothing else.
     *
     * @param address from which it was asked, for counting failures
     * @throws RefusedInputException with problems at {@code login} and {@code password}, or one without a field when number and code do not fit
     */
    public UserAccountId open(AccountRequest request, String address) {
        var problems = new ArrayList<FieldProblem>();
        Credentials.loginProblem(request.login()).ifPresent(key -> problems.add(new FieldProblem("login", key)));
        Credentials.passwordProblem(request.password(), request.login())
                .ifPresent(key -> problems.add(new FieldProblem("password", key)));
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        try {
            return withCode(request.customerNumber(), request.code(), address, fitting -> open(request, fitting));
        } catch (DuplicateKeyException justTaken) {
            throw loginTaken();
        }
    }

    /**
     * Links an account that is there already, that of a landlord with a second house: it then sees this customer too.
     *
     * @throws RefusedInputException without a field when number and code do not fit
     */
    public void link(String customerNumber, String code, Viewer viewer, String address) {
        withCode(customerNumber, code, address, fitting -> {
            finish(fitting, viewer.account(), CustomerDeed.ACCOUNT_LINKED, viewer);
            return viewer.account();
        });
    }

    private UserAccountId open(AccountRequest request, Fitting fitting) {
        var account = new NewAccount(request.login(), fitting.person(), request.language(), Set.of(Role.RESIDENT));
        // Nobody is signed in; the code the office handed out is the permission.
        var id = AsSystem.call(() -> {
            if (accounts.find(account.login()).isPresent()) {
                throw loginTaken();
            }
            return accounts.create(account, request.password());
        });
        finish(fitting, id, CustomerDeed.ACCOUNT_OPENED, new Viewer(id, account.roles()));
        return id;
    }

    private void finish(Fitting fitting, UserAccountId account, CustomerDeed deed, Viewer author) {
        var now = clock.instant();
        codes.used(fitting.id(), account, now);
        codes.link(account, fitting.customer(), now);
        audit.changed(
                author,
                deed,
                CustomerDeed.subject(fitting.customer()),
                Changes.none().with("representative", null, fitting.person()));
        events.publishEvent(CustomerChanged.of(fitting.customer()));
        log.info("access_code result=used account={}", account.value());
    }

    private UserAccountId withCode(
            String customerNumber, String code, String address, Function<Fitting, UserAccountId> use) {
        var block = AddressBlock.of(address);
        // Before anything is looked at, for many may come at once, and on every portal.
        if (!limits.take(perAddress, block).granted()) {
            log.info("access_code result=refused because=address");
            throw refused();
        }
        var sought = CodeText.sought(customerNumber);
        var kept = codes.numbersAsKept(sought);
        var numbers = kept.isEmpty() ? List.of(sought) : kept;
        Optional<UserAccountId> done = Optional.empty();
        try {
            for (var number : numbers) {
                if (done.isEmpty()) {
                    done = tried(number, code, use);
                }
            }
        } catch (RefusedInputException | DuplicateKeyException fitted) {
            limits.giveBack(perAddress, block);
            throw fitted;
        }
        if (done.isEmpty()) {
            events.publishEvent(new SecurityEvent(SecuritySign.WRONG_CODE, address, ""));
            numbers.forEach(this::failed);
            throw refused();
        }
        limits.giveBack(perAddress, block);
        return done.get();
    }

    /** A refusal on the way (the login is taken) rolls back and leaves the code as it was. */
    private Optional<UserAccountId> tried(String number, String code, Function<Fitting, UserAccountId> use) {
        var hash = CodeText.hash(number, code);
        return transaction.execute(
                status -> codes.lockFitting(number, hash, clock.instant()).map(use));
    }

    private void failed(String number) {
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            codes.failed(number, settings.failuresUntilLock(), now.plus(settings.lockFor()), now)
                    .filter(AccessRepository.Failure::locked)
                    .ifPresent(failure -> {
                        audit.changed(
                                Author.job("customer.access"),
                                CustomerDeed.ACCESS_CODE_LOCKED,
                                CustomerDeed.subject(failure.customer()),
                                Changes.none());
                        events.publishEvent(CustomerChanged.of(failure.customer()));
                    });
        });
        log.info("access_code result=refused because=code");
    }

    private static RefusedInputException refused() {
        return new RefusedInputException(List.of(REFUSED));
    }

    private static RefusedInputException loginTaken() {
        return new RefusedInputException(List.of(new FieldProblem("login", "identity.problem.login.taken")));
    }
}
