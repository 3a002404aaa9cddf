package pl.nurt.customer.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.customer.Tables.ACCESS_CODE;
import static pl.nurt.db.customer.Tables.CUSTOMER_;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.MergedCustomerException;
import pl.nurt.customer.internal.access.AccessRepository;
import pl.nurt.customer.internal.people.CustomerRepository;
import pl.nurt.customer.internal.rules.CodeText;
import pl.nurt.customer.merging.Merges;
import pl.nurt.customer.people.Capacity;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.people.PortalAccount;
import pl.nurt.customer.people.RepresentativeDraft;
import pl.nurt.customer.people.RepresentativeId;
import pl.nurt.identity.AccessNarrowed;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** The office hands out a code; somebody uses it, once, and acts for that customer from then on. */
@IntegrationTest
@RecordApplicationEvents
class AccessCodesTest {
    private static final String PASSWORD = "konik morski na ryneczku";

    @Autowired
    AccessCodes codes;

    @Autowired
    AccountOpening opening;

    @Autowired
    AccountLinks links;

    @Autowired
    ApplicationEvents narrowed;

    @Autowired
    AccessLetters letters;

    @Autowired
    AccessSettings settings;

    @Autowired
    AccessRepository repository;

    @Autowired
    CustomerRepository register;

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    Audit audit;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    @Autowired
    UserDetailsService stored;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    DSLContext db;

    @Autowired
    SignIn signIn;

    Viewer clerk = new Viewer(new UserAccountId(0), Set.of(Role.CUSTOMER_SERVICE));
    CustomerId ewa = new CustomerId(0);
    CustomerId bakery = new CustomerId(0);

    @BeforeEach
    void register() {
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        ewa = customers.add(
                Drafts.person("Ewa", "Dąbrowska").emails("ewa@poczta.example").draft(), clerk);
        bakery = customers.add(
                Drafts.of(CustomerKind.COMPANY, "Piekarnia").nip("1234563218").draft(), clerk);
    }

    @Test
    void a_code_and_the_customers_number_make_an_account_that_acts_for_that_customer_only() {
        var issued = codes.issue(ewa, null, clerk);

        var account = opening.open(request(ewa, issued.code(), "Ewa.D"), "192.0.2.1");

        assertThat(customers.card(ewa).accounts())
                .extracting(PortalAccount::accountId, PortalAccount::login, PortalAccount::displayName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(account, "ewa.d", "Ewa Dąbrowska"));
        assertThat(customers.card(bakery).accounts()).isEmpty();
        var user = (SignedInUser) stored.loadUserByUsername("ewa.d");
        assertThat(user.viewer()).isEqualTo(new Viewer(account, Set.of(Role.RESIDENT)));
        assertThat(passwords.matches(PASSWORD, user.getPassword())).isTrue();
    }

    @Test
    void the_code_itself_is_kept_nowhere() {
        var issued = codes.issue(ewa, null, clerk);

        var row = db.selectFrom(ACCESS_CODE)
                .where(ACCESS_CODE.ACCESS_CODE_ID.eq(issued.id()))
                .fetchSingle();
        assertThat(row.formatJSON()).doesNotContain(issued.code()).doesNotContain(CodeText.tidied(issued.code()));
        assertThat(new String(row.getCodeHash(), StandardCharsets.ISO_8859_1)).doesNotContain(issued.code());
        assertThat(history().toString()).doesNotContain(issued.code());
        assertThat(issued.toString()).doesNotContain(issued.code());
    }

    @Test
    void used_twice_it_is_refused_in_the_same_words_as_one_nobody_issued() {
        var issued = codes.issue(ewa, null, clerk);
        opening.open(request(ewa, issued.code(), "ewa.d"), "192.0.2.1");

        refused(() -> opening.open(request(ewa, issued.code(), "ewa.e"), "192.0.2.1"));
        refused(() -> opening.open(request(ewa, "0000-0000-0000", "ewa.e"), "192.0.2.1"));
        assertThat(customers.card(ewa).accounts()).hasSize(1);
    }

    @Test
    void with_the_number_of_another_customer_it_is_refused_and_still_good_for_the_right_one() {
        var issued = codes.issue(ewa, null, clerk);

        refused(() -> opening.open(request(bakery, issued.code(), "ewa.d"), "192.0.2.1"));
        refused(() -> opening.open(
                new AccountRequest("no such number", issued.code(), "ewa.d", PASSWORD, Languages.POLISH), "192.0.2.1"));
        refused(() -> opening.open(new AccountRequest("", "", "ewa.d", PASSWORD, Languages.POLISH), "192.0.2.1"));

        opening.open(request(ewa, issued.code().toLowerCase(java.util.Locale.ROOT), "ewa.d"), "192.0.2.1");
        assertThat(customers.card(ewa).accounts()).hasSize(1);
    }

    @Test
    void a_newer_code_takes_the_place_of_the_older_one_of_the_same_person() {
        var first = codes.issue(ewa, null, clerk);
        var second = codes.issue(ewa, null, clerk);

        refused(() -> opening.open(request(ewa, first.code(), "ewa.d"), "192.0.2.1"));
        opening.open(request(ewa, second.code(), "ewa.d"), "192.0.2.1");

        assertThat(codes.of(ewa, 10))
                .extracting(AccessCode::state)
                .containsExactly(AccessCodeState.USED, AccessCodeState.REVOKED);
    }

    @Test
    void several_people_who_act_for_one_customer_have_a_code_and_an_account_each() {
        var accountant = representative("Anna Lis", null);
        var owner = representative("Jan Bułka", "jan@piekarnia.example");
        assertThat(codes.people(bakery)).extracting(AccessPerson::name).containsExactly("Anna Lis", "Jan Bułka");

        var first = codes.issue(bakery, accountant, clerk);
        var second = codes.issue(bakery, owner, clerk);
        opening.open(request(bakery, first.code(), "anna.lis"), "192.0.2.1");
        opening.open(request(bakery, second.code(), "jan.bulka"), "192.0.2.1");

        assertThat(customers.card(bakery).accounts())
                .extracting(PortalAccount::displayName)
                .containsExactlyInAnyOrder("Anna Lis", "Jan Bułka");
    }

    @Test
    void nobody_gets_a_code_who_does_not_act_for_the_customer() {
        assertThatThrownBy(() -> codes.issue(bakery, null, clerk)).isInstanceOf(NotFoundException.class);
        var accountant = representative("Anna Lis", null);
        assertThatThrownBy(() -> codes.issue(ewa, accountant, clerk)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> codes.issue(new CustomerId(-1), null, clerk)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void who_no_longer_acts_for_the_customer_cannot_use_a_code_of_before() {
        var accountant = representative("Anna Lis", null);
        var issued = codes.issue(bakery, accountant, clerk);
        customers.endRepresentative(accountant, clerk);

        refused(() -> opening.open(request(bakery, issued.code(), "anna.lis"), "192.0.2.1"));
        assertThat(codes.of(bakery, 10)).extracting(AccessCode::state).containsExactly(AccessCodeState.REVOKED);
    }

    @Test
    void a_customer_that_turned_out_to_be_another_one_takes_no_code_until_that_is_undone() {
        var other = customers.add(Drafts.person("Ewa", "Dąbrowska-Lis").draft(), clerk);
        var issued = codes.issue(ewa, null, clerk);
        var merge = merges.merge(ewa, other, clerk);

        refused(() -> opening.open(request(ewa, issued.code(), "ewa.d"), "192.0.2.1"));
        assertThatThrownBy(() -> codes.issue(ewa, null, clerk)).isInstanceOf(MergedCustomerException.class);

        merges.undo(merge, clerk);
        opening.open(request(ewa, issued.code(), "ewa.d"), "192.0.2.1");
    }

    @Test
    void after_its_last_day_it_is_refused() {
        var issued = codes.issue(ewa, null, clerk);
        assertThat(issued.lastDay())
                .isBetween(
                        LocalDate.now(clock).plusDays(settings.validFor().toDays() - 1),
                        LocalDate.now(clock).plusDays(settings.validFor().toDays() + 1));
        age(issued.id(), Duration.ofDays(40));

        refused(() -> opening.open(request(ewa, issued.code(), "ewa.d"), "192.0.2.1"));
        assertThat(codes.of(ewa, 10)).extracting(AccessCode::state).containsExactly(AccessCodeState.EXPIRED);
    }

    @Test
    void after_five_wrong_ones_even_the_right_one_waits_a_quarter_of_an_hour() {
        var issued = codes.issue(ewa, null, clerk);
        for (var i = 0; i < settings.failuresUntilLock(); i++) {
            refused(() -> opening.open(request(ewa, "0000-0000-0000", "ewa.d"), "192.0.2.7"));
        }
        refused(() -> opening.open(request(ewa, issued.code(), "ewa.d"), "192.0.2.8"));
        assertThat(codes.of(ewa, 10)).extracting(AccessCode::state).containsExactly(AccessCodeState.LOCKED);

        db.update(ACCESS_CODE)
                .set(ACCESS_CODE.LOCKED_UNTIL, clock.instant().minusSeconds(1))
                .where(ACCESS_CODE.ACCESS_CODE_ID.eq(issued.id()))
                .execute();
        opening.open(request(ewa, issued.code(), "ewa.d"), "192.0.2.8");
        assertThat(deeds()).contains(CustomerDeed.ACCESS_CODE_LOCKED.code());
    }

    @Test
    void an_address_that_tried_very_often_is_not_listened_to_while_others_are() {
        var issued = codes.issue(ewa, null, clerk);
        for (var i = 0; i < settings.failuresPerAddress(); i++) {
            refused(() -> opening.open(request(bakery, "0000-0000-0000", "ewa.d"), "192.0.2.66"));
        }
        refused(() -> opening.open(request(ewa, issued.code(), "ewa.d"), "192.0.2.66"));

        opening.open(request(ewa, issued.code(), "ewa.d"), "192.0.2.67");
    }

    @Test
    void a_login_that_is_taken_or_a_weak_password_does_not_use_the_code_up() {
        var first = codes.issue(ewa, null, clerk);
        opening.open(request(ewa, first.code(), "ewa.d"), "192.0.2.1");
        var second = codes.issue(ewa, null, clerk);

        problem(
                "login",
                "identity.problem.login.taken",
                () -> opening.open(request(ewa, second.code(), " EWA.D "), "192.0.2.1"));
        problem(
                "password",
                "identity.problem.password.short",
                () -> opening.open(
                        new AccountRequest(number(ewa), second.code(), "ewa.e", "krótkie", Languages.POLISH),
                        "192.0.2.1"));
        problem(
                "login",
                "identity.problem.login.signs",
                () -> opening.open(request(ewa, second.code(), "ewa e"), "192.0.2.1"));

        opening.open(request(ewa, second.code(), "ewa.e"), "192.0.2.1");
    }

    @Test
    void whether_a_login_is_taken_is_told_only_to_who_holds_a_code() {
        var issued = codes.issue(ewa, null, clerk);
        opening.open(request(ewa, issued.code(), "ewa.d"), "192.0.2.1");

        refused(() -> opening.open(request(ewa, "0000-0000-0000", "ewa.d"), "192.0.2.1"));
    }

    @Test
    void somebody_with_an_account_adds_a_second_customer_to_it() {
        var account = opening.open(request(ewa, codes.issue(ewa, null, clerk).code(), "ewa.d"), "192.0.2.1");
        var issued = codes.issue(bakery, representative("Ewa Dąbrowska", null), clerk);
        var viewer = new Viewer(account, Set.of(Role.RESIDENT));

        opening.link(number(bakery), issued.code(), viewer, "192.0.2.1");
        refused(() -> opening.link(number(bakery), issued.code(), viewer, "192.0.2.1"));

        assertThat(customers.card(bakery).accounts())
                .extracting(PortalAccount::login)
                .containsExactly("ewa.d");
        assertThat(customers.card(ewa).accounts())
                .extracting(PortalAccount::login)
                .containsExactly("ewa.d");
    }

    @Test
    void an_account_taken_off_a_customer_is_kept_with_the_reason_and_may_come_back() {
        opening.open(request(ewa, codes.issue(ewa, null, clerk).code(), "ewa.d"), "192.0.2.1");
        var account = customers.card(ewa).accounts().getFirst();

        problem("reason", "customer.problem.needed", () -> links.unlink(ewa, account, "  ", clerk));
        links.unlink(ewa, account, "sprzedała dom", clerk);
        links.unlink(ewa, account, "jeszcze raz", clerk);

        assertThat(narrowed.stream(AccessNarrowed.class)).containsExactly(new AccessNarrowed(account.accountId()));
        assertThat(customers.card(ewa).accounts()).isEmpty();
        assertThat(links.past(ewa, 10)).singleElement().satisfies(past -> {
            assertThat(past.login()).isEqualTo("ewa.d");
            assertThat(past.reason()).isEqualTo("sprzedała dom");
            assertThat(past.endedBy()).isEqualTo("Jan Testowy");
            assertThat(past.until()).isAfterOrEqualTo(past.since());
        });

        opening.link(
                number(ewa),
                codes.issue(ewa, null, clerk).code(),
                new Viewer(account.accountId(), Set.of(Role.RESIDENT)),
                "192.0.2.1");
        assertThat(customers.card(ewa).accounts()).hasSize(1);
        assertThat(links.past(ewa, 10)).hasSize(1);
    }

    @Test
    void each_deed_stands_in_the_customers_history() {
        codes.revoke(codes.issue(ewa, null, clerk).id(), clerk);
        var issued = codes.issue(ewa, null, clerk);
        opening.open(request(ewa, issued.code(), "ewa.d"), "192.0.2.1");
        codes.revoke(issued.id(), clerk);
        links.unlink(ewa, customers.card(ewa).accounts().getFirst(), "sprzedała dom", clerk);

        assertThat(deeds())
                .containsExactly(
                        CustomerDeed.ACCOUNT_UNLINKED.code(),
                        CustomerDeed.ACCOUNT_OPENED.code(),
                        CustomerDeed.ACCESS_CODE_ISSUED.code(),
                        CustomerDeed.ACCESS_CODE_REVOKED.code(),
                        CustomerDeed.ACCESS_CODE_ISSUED.code(),
                        CustomerDeed.CUSTOMER_ADDED.code());
    }

    @Test
    void only_who_gives_access_issues_revokes_and_unlinks() {
        var issued = codes.issue(ewa, null, clerk);
        var technician = signIn.as(Role.TECHNICIAN).viewer();

        assertThatThrownBy(() -> codes.issue(ewa, null, technician)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> codes.people(ewa)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> codes.revoke(issued.id(), technician)).isInstanceOf(AccessDeniedException.class);
        assertThat(codes.of(ewa, 10)).hasSize(1);
        signIn.as(Role.RESIDENT);
        assertThatThrownBy(() -> codes.of(ewa, 10)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_mailed_code_goes_to_an_address_of_the_person_and_a_newer_one_stops_what_has_not_left() {
        var post = new Post();
        var mailing = new AccessCodes(repository, register, customers, settings, post, audit, events, clock);

        mailing.mail(ewa, null, "ewa@poczta.example", clerk);
        problem("email", "customer.problem.email", () -> mailing.mail(ewa, null, "ewa@obca.example", clerk));
        mailing.mail(ewa, null, "ewa@poczta.example", clerk);

        assertThat(post.sent).hasSize(2);
        assertThat(post.withdrawn).containsExactly(post.sent.getFirst().id());
        var mail = post.sent.getLast();
        assertThat(mail.email()).isEqualTo("ewa@poczta.example");
        assertThat(mail.page()).isEqualTo("activate");
        assertThat(mail.toString()).doesNotContain(mail.code());
        opening.open(request(ewa, mail.code(), "ewa.d"), "192.0.2.1");
    }

    @Test
    void the_letter_brings_the_code_and_the_address_and_not_the_customers_number() throws Exception {
        var issued = codes.issue(ewa, null, clerk);

        var pdf = letters.pdf(ewa, issued, "https://ebok.woda.example/activate");

        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
            assertThat(text)
                    .contains("Ewa Dąbrowska", "ul. Kopernika 16", "14-420 Młynary", issued.code())
                    .contains("https://ebok.woda.example/activate")
                    .doesNotContain(number(ewa));
        }
    }

    private static final class Post implements ObjectProvider<AccessCodeMailer>, AccessCodeMailer {
        final List<AccessCodeMail> sent = new ArrayList<>();
        final List<AccessCodeId> withdrawn = new ArrayList<>();

        @Override
        public Stream<AccessCodeMailer> stream() {
            return Stream.of(this);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void send(AccessCodeMail mail) {
            sent.add(mail);
        }

        @Override
        public void withdraw(AccessCodeId code) {
            withdrawn.add(code);
        }
    }

    private RepresentativeId representative(String name, @Nullable String email) {
        return customers.addRepresentative(
                bakery, new RepresentativeDraft(name, Capacity.ACCOUNTANT, null, email, null), clerk);
    }

    private AccountRequest request(CustomerId customer, String code, String login) {
        return new AccountRequest(number(customer), code, login, PASSWORD, Languages.POLISH);
    }

    private String number(CustomerId customer) {
        return customers.card(customer).number();
    }

    private void number(CustomerId customer, String number) {
        db.update(CUSTOMER_)
                .set(CUSTOMER_.NUMBER, number)
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .execute();
    }

    private List<AuditEntry> history() {
        return audit.history(CustomerDeed.subject(ewa), null, 50);
    }

    private List<String> deeds() {
        return history().stream().map(AuditEntry::deed).toList();
    }

    private void age(AccessCodeId code, Duration by) {
        db.update(ACCESS_CODE)
                .set(ACCESS_CODE.ISSUED_AT, clock.instant().minus(by))
                .set(ACCESS_CODE.EXPIRES_AT, clock.instant().minusSeconds(1))
                .where(ACCESS_CODE.ACCESS_CODE_ID.eq(code))
                .execute();
    }

    private static void refused(ThrowingCallable attempt) {
        problem("", "customer.access.refused", attempt);
    }

    private static void problem(String field, String key, ThrowingCallable attempt) {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(attempt)
                .satisfies(refused -> assertThat(refused.problems()).containsExactly(new FieldProblem(field, key)));
    }

    @Test
    void each_of_two_customers_whose_numbers_read_alike_gets_in_with_a_code_of_its_own() {
        number(ewa, "HX1");
        var jan = customers.add(
                Drafts.person("Jan", "Lis").emails("jan@poczta.example").draft(), clerk);
        number(jan, "hx 1");
        var older = codes.issue(ewa, null, clerk);
        var younger = codes.issue(jan, null, clerk);

        var ofYounger = opening.open(request(jan, younger.code(), "jan"), "192.0.2.1");
        var ofOlder = opening.open(request(ewa, older.code(), "ewa"), "192.0.2.1");

        assertThat(customers.card(jan).accounts())
                .extracting(PortalAccount::accountId)
                .containsExactly(ofYounger);
        assertThat(customers.card(ewa).accounts())
                .extracting(PortalAccount::accountId)
                .containsExactly(ofOlder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-10 A", "K-10A", " k-10a ", "K\u00a0-10 a"})
    void the_customers_number_may_be_typed_in_small_letters_and_with_spaces(String typed) {
        number(ewa, "K-10A");
        var issued = codes.issue(ewa, null, clerk);

        opening.open(new AccountRequest(typed, issued.code(), "ewa.d", PASSWORD, Languages.POLISH), "192.0.2.1");

        assertThat(customers.card(ewa).accounts()).hasSize(1);
    }
}
