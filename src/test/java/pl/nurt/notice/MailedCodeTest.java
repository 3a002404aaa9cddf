package pl.nurt.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_CONTACT;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.customer.access.AccessCodes;
import pl.nurt.customer.access.AccountOpening;
import pl.nurt.customer.access.AccountRequest;
import pl.nurt.customer.people.ContactKind;
import pl.nurt.identity.Role;
import pl.nurt.metering.Household;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.TestStandIns;

/** From the office, which mails a code, over the mail server to the person, who makes an account with it and signs in. */
@HttpTest
class MailedCodeTest {
    private static final Pattern CODE = Pattern.compile("Twój kod: ([0-9A-Z-]+)");
    private static final String PASSWORD = "konik morski na ryneczku";

    @LocalServerPort
    private int port;

    @Autowired
    private AccessCodes codes;

    @Autowired
    private AccountOpening opening;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    @Test
    void a_mailed_code_makes_an_account_that_signs_in_and_works_once() {
        var login = "ewa-" + UUID.randomUUID();
        var email = login + "@poczta.example";
        var home = new Household(db, CivilTime.dayOf(clock.instant()).minusDays(30));
        db.insertInto(CUSTOMER_CONTACT)
                .set(CUSTOMER_CONTACT.CUSTOMER_ID, home.customer)
                .set(CUSTOMER_CONTACT.KIND, ContactKind.EMAIL)
                .set(CUSTOMER_CONTACT.VALUE, email)
                .set(CUSTOMER_CONTACT.SINCE, clock.instant())
                .execute();
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();

        codes.mail(home.customer, null, email, clerk);
        signIn.out();
        await().atMost(Duration.ofMinutes(1)).until(() -> mailed(email).isPresent());

        var page = new Browser(port).get("/" + AccessCodes.PAGE);
        assertThat(page.statusCode()).isEqualTo(200);
        var request = new AccountRequest(number(home), mailed(email).orElseThrow(), login, PASSWORD, Languages.POLISH);
        var account = opening.open(request, "192.0.2.1");

        assertThat(db.fetchExists(
                        CUSTOMER_USER,
                        CUSTOMER_USER.CUSTOMER_ID.eq(home.customer),
                        CUSTOMER_USER.USER_ACCOUNT_ID.eq(account)))
                .isTrue();
        var browser = new Browser(port);
        assertThat(browser.signIn(login, PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).doesNotContain("sign-in"));
        assertThatThrownBy(() -> opening.open(
                        new AccountRequest(
                                request.customerNumber(), request.code(), login + "-2", PASSWORD, Languages.POLISH),
                        "192.0.2.1"))
                .isInstanceOf(RefusedInputException.class);
        assertThat(db.fetchExists(USER_ACCOUNT, USER_ACCOUNT.LOGIN.eq(login + "-2")))
                .isFalse();
    }

    private String number(Household home) {
        return db.fetchSingle(CUSTOMER_, CUSTOMER_.CUSTOMER_ID.eq(home.customer))
                .getNumber();
    }

    private static Optional<String> mailed(String email) {
        return TestStandIns.notebook("mail").received().stream()
                .filter(mail -> mail.fields().getOrDefault("To", "").equals(email))
                .map(mail -> CODE.matcher(mail.fields().getOrDefault("treść", "")))
                .filter(found -> found.find())
                .map(found -> found.group(1))
                .findFirst();
    }
}
