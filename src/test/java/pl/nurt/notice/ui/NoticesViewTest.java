package pl.nurt.notice.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.notice.Tables.CHOICE;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;
import static pl.nurt.db.notice.Tables.NOTICE_CONSENT;
import static pl.nurt.db.notice.Tables.OWN_ADDRESS;
import static pl.nurt.db.notice.Tables.QUIET_HOURS;
import static pl.nurt.testing.TestKinds.HAZARD;
import static pl.nurt.testing.TestKinds.PLANNED;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.Topic;
import pl.nurt.notice.choice.Choices;
import pl.nurt.notice.choice.ConsentChanged;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageBanner;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Shows;
import pl.nurt.testing.ViewTest;

class NoticesViewTest extends ViewTest {
    @Autowired
    private Messages messages;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Choices choices;

    @Autowired
    private List<PageBanner> banners;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    private Viewer anna = new Viewer(new UserAccountId(0), Set.of());

    @ParameterizedTest
    @MethodSource("languages")
    void the_newest_message_stands_in_full_and_is_read_by_being_shown(Locale language) {
        signedIn(language);
        cut("ul. Polna");
        hazard("Młynary");

        UI.getCurrent().navigate(NoticesView.class);

        var polish = language.equals(Languages.POLISH);
        _assertOne(H2.class, spec -> spec.withText(polish ? "Nie pij wody" : "Do not drink the water"));
        assertThat(inbox.unread(anna)).isEqualTo(1);
        assertThat(lines()).hasSize(1).allMatch(line -> line.startsWith("notices?m="));
    }

    @Test
    void a_message_is_opened_by_its_address_and_one_of_somebody_else_is_not() {
        anna = signIn(Role.RESIDENT).viewer();
        cut("ul. Cudza");
        var foreign = newest();
        signedIn(Languages.POLISH);
        cut("ul. Polna");
        var mine = newest();
        hazard("Młynary");

        open(Map.of("m", Long.toString(mine)));
        _assertOne(H2.class, spec -> spec.withText("Przerwa 8:00 na ul. Polna"));

        open(Map.of("m", Long.toString(foreign)));
        _assertNone(H2.class, spec -> spec.withText("Przerwa 8:00 na ul. Cudza"));
    }

    @Test
    void an_inbox_without_messages_says_that_all_is_well() {
        signedIn(Languages.POLISH);

        UI.getCurrent().navigate(NoticesView.class);

        _assertOne(H2.class, spec -> spec.withText("Dla Ciebie"));
        assertThat(lines()).isEmpty();
    }

    @Test
    void a_topic_is_chosen_away_for_one_channel_with_one_press() {
        signedIn(Languages.POLISH);
        UI.getCurrent().navigate(NoticesView.class);
        var box = _get(
                Checkbox.class,
                spec -> spec.withPredicate(one -> one.getAriaLabel()
                                .filter(label -> label.endsWith(": e-mail"))
                                .isPresent()
                        && one.getAriaLabel().orElseThrow().startsWith("planowane")));
        assertThat(box.getValue()).isTrue();

        _setValue(box, false);

        assertThat(db.fetchSingle(CHOICE, CHOICE.USER_ACCOUNT_ID.eq(anna.account())))
                .satisfies(choice -> {
                    assertThat(choice.getTopic()).isEqualTo(Topic.PLANNED_WORK);
                    assertThat(choice.getChannel()).isEqualTo(Channel.EMAIL);
                    assertThat(choice.getWanted()).isFalse();
                });
    }

    @Test
    void quiet_hours_are_given_up_with_one_press() {
        signedIn(Languages.POLISH);
        UI.getCurrent().navigate(NoticesView.class);

        _setValue(_get(Checkbox.class, spec -> spec.withLabel("Cisza w nocy")), false);

        assertThat(db.fetchSingle(QUIET_HOURS, QUIET_HOURS.USER_ACCOUNT_ID.eq(anna.account()))
                        .getKept())
                .isFalse();
    }

    @Test
    @Shows("3.1")
    void a_consent_and_its_withdrawal_are_both_kept_with_the_words_the_person_saw() {
        signedIn(Languages.POLISH);
        UI.getCurrent().navigate(NoticesView.class);

        press("Wyrażam zgodę");
        press("Wycofaj zgodę");

        assertThat(db.selectFrom(NOTICE_CONSENT)
                        .where(NOTICE_CONSENT.USER_ACCOUNT_ID.eq(anna.account()))
                        .orderBy(NOTICE_CONSENT.NOTICE_CONSENT_ID)
                        .fetch())
                .hasSize(2)
                .allSatisfy(row -> {
                    assertThat(row.getTextVersion()).isNotEmpty();
                    assertThat(row.getTextHash()).hasSize(64);
                    assertThat(row.getTextLanguage()).isEqualTo("pl");
                })
                .extracting(row -> row.getGiven())
                .containsExactly(true, false);
        _assertOne(Button.class, spec -> spec.withText("Wyrażam zgodę"));
    }

    @Test
    void a_consent_given_in_another_window_is_shown_here_too() {
        signedIn(Languages.POLISH);
        UI.getCurrent().navigate(NoticesView.class);
        _assertOne(Button.class, spec -> spec.withText("Wyrażam zgodę"));

        choices.consent(anna, true, Languages.POLISH);
        publish(new ConsentChanged(anna.account()));

        _assertOne(Button.class, spec -> spec.withText("Wycofaj zgodę"));
    }

    @Test
    void an_e_mail_address_is_used_once_the_code_from_it_was_typed_in() {
        signedIn(Languages.POLISH);
        UI.getCurrent().navigate(NoticesView.class);

        give("anna@@poczta");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Adres e-mail")).getErrorMessage())
                .startsWith("To nie wygląda na adres e-mail");

        give("anna@poczta.example");
        var field = _get(TextField.class, spec -> spec.withLabel("Kod, który wyślemy na anna@poczta.example"));
        var code = code();
        _setValue(field, code.equals("000000") ? "111111" : "000000");
        press("Potwierdź");
        assertThat(field.getErrorMessage()).startsWith("To nie ten kod");
        _setValue(field, code);
        press("Potwierdź");

        assertThat(db.fetchSingle(OWN_ADDRESS, OWN_ADDRESS.USER_ACCOUNT_ID.eq(anna.account()))
                        .getConfirmedAt())
                .isNotNull();
    }

    @Test
    void a_hazard_stands_above_every_page_until_it_is_read() {
        signedIn(Languages.POLISH);
        cut("ul. Polna");
        hazard("Młynary");

        banners.forEach(banner -> UI.getCurrent().add(banner.create()));

        var notice = _get(Notice.class);
        _assertOne(notice, Paragraph.class, spec -> spec.withText("Nie pij wody"));
        _assertOne(notice, Anchor.class, spec -> spec.withText("Przeczytaj"));

        inbox.readAll(anna);
        UI.getCurrent().removeAll();
        banners.forEach(banner -> UI.getCurrent().add(banner.create()));
        _assertNone(Notice.class);
    }

    @Test
    void staff_have_an_inbox_in_their_office() {
        anna = signIn(Role.TECHNICIAN).viewer();
        openBrowser(Languages.POLISH, OfficeNoticesView.class);
        messages.send(HAZARD, Recipient.staff(Role.TECHNICIAN), "zone/1", place("Młynary"));

        UI.getCurrent().navigate(OfficeNoticesView.class);

        _assertOne(H2.class, spec -> spec.withText("Nie pij wody"));
        assertThat(inbox.unread(anna)).isZero();
    }

    private void signedIn(Locale language) {
        anna = signIn(Role.RESIDENT).viewer();
        openBrowser(language, NoticesView.class);
    }

    private static void open(Map<String, String> parameters) {
        UI.getCurrent().navigate("notices", QueryParameters.simple(parameters));
    }

    private void cut(String street) {
        var data =
                MessageData.none().text("street", street).text("start", "8:00").number("hours", 5);
        messages.send(PLANNED, Recipient.account(anna.account()), "cut/" + street, data);
    }

    private void hazard(String place) {
        messages.send(
                HAZARD,
                Recipient.account(anna.account()),
                "zone/" + anna.account().value(),
                place(place));
    }

    private static MessageData place(String place) {
        return MessageData.none().text("place", place);
    }

    private long newest() {
        return db.select(DELIVERY.DELIVERY_ID)
                .from(DELIVERY)
                .where(DELIVERY.USER_ACCOUNT_ID.eq(anna.account()), DELIVERY.CHANNEL.eq(Channel.INBOX))
                .orderBy(DELIVERY.DELIVERY_ID.desc())
                .limit(1)
                .fetchSingle()
                .value1()
                .value();
    }

    /** As its reader finds it in the mail. */
    private String code() {
        return db.select(MESSAGE.DATA)
                .from(MESSAGE)
                .join(DELIVERY)
                .using(MESSAGE.MESSAGE_ID)
                .where(DELIVERY.USER_ACCOUNT_ID.eq(anna.account()), DELIVERY.TARGET.eq("anna@poczta.example"))
                .fetchSingle()
                .value1()
                .data()
                .replaceAll("\\D", "");
    }

    private static List<String> lines() {
        return _find(Anchor.class).stream()
                .map(Anchor::getHref)
                .filter(address -> address.startsWith("notices?m="))
                .toList();
    }

    private static void give(String address) {
        _setValue(_get(TextField.class, spec -> spec.withLabel("Adres e-mail")), address);
        _click(_find(Button.class, spec -> spec.withText("Wyślij kod")).getFirst());
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    @Test
    void a_code_that_has_not_left_is_on_its_way_and_the_page_says_when_it_leaves() {
        signedIn(Languages.POLISH);
        UI.getCurrent().navigate(NoticesView.class);
        give("anna@poczta.example");
        var field = _get(TextField.class, spec -> spec.withLabel("Kod, który wyślemy na anna@poczta.example"));
        assertThat(field.getHelperText()).contains("chwilę potrwać");
        _setValue(field, "12");

        db.update(DELIVERY)
                .set(DELIVERY.SENT_AT, clock.instant())
                .where(DELIVERY.USER_ACCOUNT_ID.eq(anna.account()), DELIVERY.TARGET.eq("anna@poczta.example"))
                .execute();
        publish(new DeliveriesChanged(Channel.EMAIL));

        assertThat(field.getLabel()).isEqualTo("Kod, który wysłaliśmy na anna@poczta.example");
        assertThat(field.getHelperText()).isEmpty();
        assertThat(field.getValue()).isEqualTo("12");
    }

    @Test
    void an_own_phone_is_shown_as_its_owner_reads_it() {
        anna = signIn(Role.RESIDENT).viewer();
        db.insertInto(OWN_ADDRESS)
                .set(OWN_ADDRESS.USER_ACCOUNT_ID, anna.account())
                .set(OWN_ADDRESS.CHANNEL, Channel.SMS)
                .set(OWN_ADDRESS.ADDRESS, "48600700800")
                .set(OWN_ADDRESS.CONFIRMED_AT, clock.instant())
                .set(OWN_ADDRESS.CREATED_AT, clock.instant())
                .execute();
        openBrowser(Languages.POLISH, NoticesView.class);
        UI.getCurrent().navigate(NoticesView.class);

        _assertOne(Span.class, spec -> spec.withText("600\u00a0700\u00a0800"));
        assertThat(UI.getCurrent().getElement().getTextRecursively()).doesNotContain("48600700800");
    }

    /** As after a commit, and the browser heard of it. */
    private void publish(Object event) {
        var outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        outside.executeWithoutResult(status -> events.publishEvent(event));
        MockVaadin.clientRoundtrip(true);
    }
}
