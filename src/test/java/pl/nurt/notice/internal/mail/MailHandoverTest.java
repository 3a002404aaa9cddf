package pl.nurt.notice.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.notice.internal.Outcome;

class MailHandoverTest {
    @Test
    void the_office_reads_what_the_server_said_about_the_address() throws Exception {
        assertThat(MailHandover.refusal(refused(550, "550 no such person\r\n")))
                .isEqualTo(new Outcome.Refused("550 no such person", true));
    }

    @Test
    void a_full_mailbox_and_a_server_that_wants_to_wait_are_tried_again() throws Exception {
        assertThat(MailHandover.refusal(refused(552, "552 mailbox full")))
                .isEqualTo(new Outcome.Later("552 mailbox full", null));
        assertThat(MailHandover.refusal(refused(451, "451 greylisted")))
                .isEqualTo(new Outcome.Later("451 greylisted", null));
    }

    @Test
    void a_server_that_closes_is_away_with_all_its_mails() {
        var closing = new SMTPSendFailedException(
                "MAIL", 421, "421 closing", new MessagingException(), new Address[0], new Address[0], new Address[0]);

        assertThat(MailHandover.refusal(closing)).isEqualTo(new Outcome.Down("421 closing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:<bok@woda.example>", "DATA"})
    void a_server_that_hangs_up_has_refused_nothing(String command) {
        assertThat(MailHandover.refusal(hungUp(command))).isEqualTo(new Outcome.Down("UNREACHABLE"));
    }

    @Test
    void a_server_that_hangs_up_after_the_end_of_a_mail_may_have_it() {
        assertThat(MailHandover.refusal(hungUp("."))).isEqualTo(new Outcome.Unclear("UNREACHABLE"));
    }

    private static SendFailedException hungUp(String command) {
        return new SMTPSendFailedException(
                command, -1, "[EOF]", new MessagingException(), new Address[0], new Address[0], new Address[0]);
    }

    @Test
    void a_mail_the_server_does_not_want_leaves_its_address_alone() {
        var unwanted = new SMTPSendFailedException(
                "DATA", 554, "554 no", new MessagingException(), new Address[0], new Address[0], new Address[0]);

        assertThat(MailHandover.refusal(unwanted)).isEqualTo(new Outcome.Refused("554 no", false));
    }

    /** As Jakarta Mail reports a refused recipient. */
    private static SendFailedException refused(int code, String answer) throws Exception {
        var address = new InternetAddress("nikt@poczta.example");
        return new SendFailedException(
                "Invalid Addresses",
                new SMTPAddressFailedException(address, "RCPT TO:<nikt@poczta.example>", code, answer),
                new Address[0],
                new Address[0],
                new Address[] {address});
    }
}
