package pl.nurt.billing.ksef.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.ksef.KsefSubmission;
import pl.nurt.billing.ksef.internal.fa3.Fa3Mapping;
import pl.nurt.billing.ksef.internal.fa3.Fa3Writer;
import pl.nurt.billing.ksef.internal.fa3.Invoices;
import pl.nurt.standin.ksef.KsefStandIn;
import pl.nurt.standin.ksef.SelfSigned;
import pl.nurt.testing.MovableClock;

/** The protocol over a real socket, with a stand-in that keeps to the official description and refuses whoever does not. */
class KsefClientTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private final KsefStandIn standIn = new KsefStandIn();
    private final MovableClock clock = new MovableClock();
    private final SessionSecret secret = SessionSecret.random();
    private KsefClient client = Ksefs.client(standIn, Ksefs.token(), PATIENT, clock);

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void an_invoice_goes_in_an_interactive_session_and_comes_back_with_its_number_and_confirmation() {
        var xml = document(1);
        var session = client.openInteractive(secret);

        var reference = client.send(session.reference(), xml, secret, false);
        assertThat(client.status(session.reference()).isOpen()).isTrue();
        client.closeInteractive(session.reference());

        var status = client.status(session.reference());
        assertThat(status.isProcessed()).isTrue();
        assertThat(client.invoices(session.reference())).singleElement().satisfies(invoice -> {
            assertThat(invoice.reference()).isEqualTo(reference);
            assertThat(invoice.hash()).isEqualTo(Hashes.base64(xml));
            assertThat(invoice.code()).isEqualTo(InvoiceStatus.ACCEPTED);
            assertThat(client.invoice(String.valueOf(invoice.ksefNumber()))).isEqualTo(xml);
            assertThat(new String(client.confirmationOf(session.reference(), String.valueOf(invoice.ksefNumber()))))
                    .contains(invoice.ksefNumber(), invoice.hash());
        });
        assertThat(new String(
                        client.confirmation(session.reference(), status.upos().getFirst())))
                .contains(Hashes.base64(xml));
    }

    @Test
    void a_package_goes_in_parts_and_its_answers_come_in_pages() {
        var documents =
                IntStream.rangeClosed(1, 240).mapToObj(KsefClientTest::document).toList();
        var content = BatchPackage.of(documents, secret, 30_000);
        assertThat(content.parts()).hasSizeGreaterThan(2);

        var session = client.openBatch(content, secret, false);
        session.uploads().forEach(upload -> client.upload(content, upload));
        client.closeBatch(session.reference());

        assertThat(client.status(session.reference()).isProcessed()).isTrue();
        assertThat(client.invoices(session.reference()))
                .hasSize(240)
                .allMatch(invoice -> invoice.code() == InvoiceStatus.ACCEPTED)
                .extracting(InvoiceStatus::hash)
                .containsExactlyElementsOf(
                        documents.stream().map(Hashes::base64).toList());
    }

    @Test
    void whoever_takes_a_package_up_makes_the_same_bytes() {
        var documents = List.of(document(1), document(2));

        assertThat(BatchPackage.of(documents, SessionSecret.of(secret.octets()))
                        .parts()
                        .getFirst()
                        .octets())
                .isEqualTo(BatchPackage.of(documents, secret).parts().getFirst().octets());
    }

    @Test
    void a_certificate_signs_in_whichever_kind_its_key_is(@TempDir Path folder) {
        for (var keys : List.of(SelfSigned.rsa("Nurt", 7), SelfSigned.ec("Nurt", 8))) {
            var login = new KsefLogin.Certificate(KeyFile.read(Ksefs.file(folder, keys), Ksefs.PASSWORD));
            client = Ksefs.client(standIn, login, PATIENT, clock);

            assertThat(client.openInteractive(secret).reference()).hasSize(36);
        }
    }

    @Test
    void a_wrong_token_is_refused_and_said_so() {
        client = Ksefs.client(standIn, new KsefLogin.Token("wrong"), PATIENT, clock);

        assertThatThrownBy(() -> client.openInteractive(secret))
                .isInstanceOf(KsefRefusedException.class)
                .hasMessageContaining("450");
    }

    @Test
    void a_token_that_ran_out_is_refreshed_and_the_question_asked_again() {
        var session = client.openInteractive(secret);

        fault("401 raz: token wygasł");
        assertThat(client.status(session.reference()).isOpen()).isTrue();
        clock.advance(Duration.ofMinutes(20));
        assertThat(client.status(session.reference()).isOpen()).isTrue();
    }

    @Test
    void handing_over_is_not_repeated_by_itself_when_the_token_ran_out() {
        var session = client.openInteractive(secret);
        fault("401 raz: token wygasł");

        assertThatThrownBy(() -> client.send(session.reference(), document(1), secret, false))
                .isInstanceOf(KsefAwayException.class);
        assertThat(client.invoices(session.reference())).isEmpty();
    }

    @Test
    void after_429_nothing_of_the_group_is_asked_until_it_may_be() {
        var session = client.openInteractive(secret);
        fault("429 raz");

        var busy = catchThrowableOfType(KsefBusyException.class, () -> client.status(session.reference()));

        assertThat(Duration.between(clock.instant(), busy.until()))
                .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(31));
        assertThatThrownBy(() -> client.status(session.reference())).isInstanceOf(KsefBusyException.class);
        assertThat(client.invoices(session.reference())).isEmpty();
        clock.advance(Duration.ofSeconds(31));
        assertThat(client.status(session.reference()).isOpen()).isTrue();
    }

    @Test
    void a_key_that_ksef_does_not_know_any_more_is_fetched_again() {
        fault("nieznany klucz raz: 21470");

        assertThat(client.openInteractive(secret).reference()).isNotEmpty();
    }

    @Test
    void errors_garbage_and_silence_are_one_thing_nobody_knows_whether_it_was_done() {
        client.openInteractive(secret);
        for (var broken : List.of("500 na wszystko", "śmieci zamiast odpowiedzi")) {
            standIn.notebook().set(broken, true);
            assertThatThrownBy(() -> client.openInteractive(secret)).isInstanceOf(KsefAwayException.class);
            standIn.notebook().set(broken, false);
        }
        standIn.notebook().set("nie odpowiada", true);
        client = Ksefs.client(standIn, Ksefs.token(), Duration.ofMillis(300), clock);
        assertThatThrownBy(() -> client.openInteractive(secret)).isInstanceOf(KsefAwayException.class);
        standIn.close();
        assertThatThrownBy(() -> client.openInteractive(secret)).isInstanceOf(KsefAwayException.class);
    }

    @Test
    void an_address_that_the_portals_own_settings_forbid_is_no_silence_of_ksef() {
        client = Ksefs.client(standIn, Ksefs.token(), PATIENT, clock, "203.0.113.0/24");

        assertThatThrownBy(() -> client.openInteractive(secret))
                .isInstanceOf(KsefAwayException.class)
                .hasMessage(KsefSubmission.NOT_ALLOWED);
    }

    @Test
    void a_document_that_comes_twice_names_the_first_one_but_not_its_hash() {
        var first = sent(document(1));
        var second = sent(document(1));

        assertThat(second.code()).isEqualTo(InvoiceStatus.DUPLICATE);
        assertThat(second.originalNumber()).isEqualTo(first.ksefNumber());
    }

    @Test
    void the_portal_keeps_to_the_limits_by_itself() {
        client.readLimits();
        var session = client.openInteractive(secret).reference();
        var asked = new ArrayList<Integer>();

        assertThatThrownBy(() -> {
                    for (var number = 1; number <= 31; number++) {
                        client.send(session, document(number), secret, false);
                        asked.add(number);
                        clock.advance(Duration.ofMillis(150));
                    }
                })
                .isInstanceOf(KsefBusyException.class);

        assertThat(asked).hasSize(30);
    }

    private InvoiceStatus sent(byte[] xml) {
        var session = client.openInteractive(secret).reference();
        client.send(session, xml, secret, false);
        client.closeInteractive(session);
        return client.invoices(session).getFirst();
    }

    private void fault(String name) {
        standIn.notebook().set(name, true);
    }

    private static byte[] document(int number) {
        var invoice = Invoices.usual(number);
        var seller = invoice.seller();
        var ours = new Party(null, seller.name(), KsefStandIn.NIP, seller.address(), seller.town(), seller.country());
        return Fa3Writer.write(Fa3Mapping.of(
                new Invoice(
                        invoice.id(),
                        invoice.number(),
                        invoice.contract(),
                        invoice.customer(),
                        invoice.from(),
                        invoice.until(),
                        invoice.issuedOn(),
                        invoice.dueOn(),
                        invoice.issuedAt(),
                        ours,
                        invoice.buyer(),
                        null,
                        invoice.lines(),
                        invoice.vat(),
                        invoice.net(),
                        invoice.tax(),
                        invoice.gross(),
                        null),
                Fa3Mapping.Known.ordinary(true)));
    }
}
