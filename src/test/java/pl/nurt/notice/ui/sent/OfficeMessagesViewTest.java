package pl.nurt.notice.ui.sent;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;
import static pl.nurt.db.notice.Tables.CHANNEL_TROUBLE;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.DELIVERY_EVENT;
import static pl.nurt.db.notice.Tables.OWN_ADDRESS;
import static pl.nurt.testing.TestKinds.HAZARD;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.Location;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.ui.CustomerPanel;
import pl.nurt.db.identity.tables.records.AuditEntryRecord;
import pl.nurt.identity.Role;
import pl.nurt.metering.Household;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.outgoing.OwnReason;
import pl.nurt.notice.outgoing.SentMessage;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class OfficeMessagesViewTest extends ViewTest {
    @Autowired
    private Messages messages;

    @Autowired
    private List<CustomerPanel> panels;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    private final String cause = UUID.randomUUID().toString();
    private Household home;

    /** A hazard to a resident with an e-mail address, refused by the mail server. */
    @BeforeEach
    void told() {
        home = new Household(db, CivilTime.dayOf(clock.instant()).minusDays(30));
        db.insertInto(OWN_ADDRESS)
                .set(OWN_ADDRESS.USER_ACCOUNT_ID, home.viewer.account())
                .set(OWN_ADDRESS.CHANNEL, Channel.EMAIL)
                .set(OWN_ADDRESS.ADDRESS, "anna.nowak@poczta.example")
                .set(OWN_ADDRESS.CONFIRMED_AT, clock.instant())
                .set(OWN_ADDRESS.CREATED_AT, clock.instant())
                .execute();
        messages.send(
                HAZARD,
                Recipient.account(home.viewer.account()),
                cause,
                MessageData.none().text("place", "Młynary"));
        db.update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.FAILED)
                .set(DELIVERY.REASON, "550 no such person")
                .where(DELIVERY.CHANNEL.eq(Channel.EMAIL), DELIVERY.USER_ACCOUNT_ID.eq(home.viewer.account()))
                .execute();
    }

    @Test
    void a_clerk_sees_state_and_cause_but_not_the_whole_address_and_has_it_sent_again() {
        var clerk = signIn(Role.CUSTOMER_SERVICE).viewer();
        open();

        assertThat(rows()).hasSize(2).noneMatch(row -> row.to().contains("anna.nowak"));
        var failed = rows().stream()
                .filter(row -> row.channel() == Channel.EMAIL)
                .findFirst()
                .orElseThrow();
        assertThat(failed.to()).contains("a…@poczta.example");
        assertThat(failed.reason()).isEqualTo("550 no such person");

        open("message=" + failed.id().value());
        _assertOne(opened(), Span.class, spec -> spec.withText("550 no such person"));
        _click(_get(opened(), Button.class, spec -> spec.withText("Wyślij ponownie")));

        assertThat(db.fetchSingle(DELIVERY, DELIVERY.DELIVERY_ID.eq(failed.id()))
                        .getState())
                .isEqualTo(DeliveryState.QUEUED);
        assertThat(db.fetchSingle(DELIVERY_EVENT, DELIVERY_EVENT.DELIVERY_ID.eq(failed.id()))
                        .getMadeBy())
                .isEqualTo(clerk.account());
        _assertNone(opened(), Button.class, spec -> spec.withText("Wyślij ponownie"));
        _assertOne(opened(), Span.class, spec -> spec.withText("wysłany ponownie przez urząd"));
    }

    @Test
    void an_auditor_sees_but_sends_nothing_again() {
        signIn(Role.AUDITOR);
        open();

        assertThat(rows()).hasSize(2);
        open("message=" + rows().getFirst().id().value());
        _assertNone(opened(), Button.class, spec -> spec.withText("Wyślij ponownie"));
    }

    @Test
    void the_filters_stand_in_the_address_and_the_chips_count_what_they_would_find() {
        signIn(Role.CUSTOMER_SERVICE);

        open("state=failed&channel=email&q=" + cause);
        assertThat(all()).singleElement().extracting(SentMessage::state).isEqualTo(DeliveryState.FAILED);
        assertThat(chips().getItemLabelGenerator().apply(Optional.of(DeliveryState.FAILED)))
                .isEqualTo("nie doszedł · 1");
        assertThat(chips().getItemLabelGenerator().apply(Optional.of(DeliveryState.UNKNOWN)))
                .isEqualTo("nie wiadomo · 0");

        _setValue(chips(), Optional.of(DeliveryState.EXPIRED));
        _assertOne(H2.class, spec -> spec.withText("Nic takiego nie wyszło"));
        _click(_get(Button.class, spec -> spec.withText("Pokaż wszystkie")));
        assertThat(rows()).hasSize(2);

        open("topic=bills&q=" + cause);
        _assertOne(H2.class, spec -> spec.withText("Nic takiego nie wyszło"));
    }

    @Test
    void people_are_found_by_name_and_messages_by_the_beginning_of_address_and_cause() {
        signIn(Role.CUSTOMER_SERVICE);
        for (var words : List.of("anna.now", cause.substring(0, 20).toUpperCase(Locale.ROOT))) {
            open("q=" + words);
            assertThat(rows()).as(words).isNotEmpty();
        }

        open("q=nikt-taki");
        _assertOne(H2.class, spec -> spec.withText("Nic takiego nie wyszło"));
    }

    @Test
    void a_search_that_was_read_is_noted_with_its_words_and_the_messages_it_showed() {
        signIn(Role.CUSTOMER_SERVICE);
        open("q=anna.now");
        var shown = all().stream().map(row -> Long.toString(row.id().value())).toList();
        assertThat(searches()).as("nobody has read it yet").isEmpty();

        fire(_get(OfficeMessagesView.class), "shown-a-while");

        assertThat(searches()).singleElement().satisfies(noted -> {
            assertThat(noted.getNote()).isEqualTo("anna.now");
            assertThat(noted.getChanges()).contains(shown);
        });
    }

    private List<AuditEntryRecord> searches() {
        return db.selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.DEED.eq("notice.SENT_LISTED"), AUDIT_ENTRY.NOTE.isNotNull())
                .fetch();
    }

    @Test
    void a_message_that_is_not_there_opens_nothing() {
        signIn(Role.CUSTOMER_SERVICE);

        open("message=999999999");

        _assertNone(SentMessagePanel.class);
    }

    @Test
    void a_channel_that_is_down_is_named_with_what_its_server_said() {
        db.insertInto(CHANNEL_TROUBLE)
                .set(CHANNEL_TROUBLE.CHANNEL, Channel.EMAIL)
                .set(CHANNEL_TROUBLE.SINCE, clock.instant())
                .set(CHANNEL_TROUBLE.FAILURES, 3)
                .set(CHANNEL_TROUBLE.OPEN_UNTIL, clock.instant())
                .set(CHANNEL_TROUBLE.LAST_ERROR, "connection refused")
                .execute();
        signIn(Role.CUSTOMER_SERVICE);

        open();

        assertThat(_find(Notice.class))
                .anySatisfy(notice -> assertThat(_find(notice, Paragraph.class))
                        .anySatisfy(text -> assertThat(text.getText()).contains("connection refused")));
    }

    @Test
    void the_customers_page_shows_what_the_customer_was_told() {
        signIn(Role.CUSTOMER_SERVICE);
        openBrowser(Languages.POLISH, OfficeMessagesView.class);

        UI.getCurrent().add(panel());

        assertThat(_find(ListItem.class)).hasSize(2);
        assertThat(_find(Span.class)).anyMatch(span -> span.getText().equals("Nie pij wody"));
        _click(_get(Button.class, spec -> spec.withText("Wyślij ponownie")));
        _assertNone(Button.class, spec -> spec.withText("Wyślij ponownie"));
    }

    private Component panel() {
        return panels.stream()
                .filter(CustomerMessages.class::isInstance)
                .flatMap(panel -> panel.of(home.customer).stream())
                .findFirst()
                .orElseThrow()
                .content();
    }

    private void open() {
        open("");
    }

    private void open(String query) {
        openBrowser(Languages.POLISH, OfficeMessagesView.class);
        var location = new Location(OfficeMessagesView.PATH + "?" + query);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private static SentMessagePanel opened() {
        return _get(SentMessagePanel.class);
    }

    private List<SentMessage> rows() {
        return all().stream().filter(row -> row.cause().equals(cause)).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<SentMessage> all() {
        return GridKt._findAll((Grid<SentMessage>) _get(Grid.class));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Optional<DeliveryState>> chips() {
        return _get(RadioButtonGroup.class);
    }

    @Test
    void one_message_that_waits_leaves_by_itself_and_the_reason_stands_in_words() {
        down(OwnReason.UNREACHABLE.with("HTTP 503"));
        waits();
        signIn(Role.CUSTOMER_SERVICE);

        open();

        assertThat(_find(Notice.class))
                .anySatisfy(notice -> assertThat(_find(notice, Paragraph.class))
                        .anySatisfy(text -> assertThat(text.getText())
                                .contains("Wyjdzie sam, gdy dostawca znów odpowie.")
                                .contains("Ostatnia odpowiedź: usługa nie odpowiada: HTTP 503")
                                .doesNotContain("UNREACHABLE")));
    }

    @Test
    void a_message_that_waits_for_its_provider_says_so_and_no_key_stands_on_its_page() {
        down(OwnReason.UNREACHABLE.name());
        waits();
        signIn(Role.CUSTOMER_SERVICE);
        open();
        var mail = rows().stream()
                .filter(row -> row.channel() == Channel.EMAIL)
                .findFirst()
                .orElseThrow();

        open("message=" + mail.id().value());

        _assertOne(opened(), Span.class, spec -> spec.withText("dostawca nie działa, komunikat czeka"));
        _assertNone(opened(), Paragraph.class, spec -> spec.withText("Nic się jeszcze nie działo."));
        assertThat(opened().getElement().getTextRecursively()).doesNotContain(cause, "UNREACHABLE");
    }

    private void down(String error) {
        db.insertInto(CHANNEL_TROUBLE)
                .set(CHANNEL_TROUBLE.CHANNEL, Channel.EMAIL)
                .set(CHANNEL_TROUBLE.SINCE, clock.instant())
                .set(CHANNEL_TROUBLE.FAILURES, 3)
                .set(CHANNEL_TROUBLE.OPEN_UNTIL, clock.instant())
                .set(CHANNEL_TROUBLE.LAST_ERROR, error)
                .execute();
    }

    private void waits() {
        db.update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.QUEUED)
                .setNull(DELIVERY.REASON)
                .where(DELIVERY.CHANNEL.eq(Channel.EMAIL), DELIVERY.USER_ACCOUNT_ID.eq(home.viewer.account()))
                .execute();
    }
}
