package pl.nurt.notice.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.testing.TestKinds.HAZARD;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.standin.Received;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.TestStandIns;

/** What somebody typed is text, whatever it looks like and wherever it is read. */
@IntegrationTest
class PlainWordsTest {
    private static final String TYPED = "Uwaga <b>pilne</b> & \"ul. Róż\" – 50 % {0} 'x'\nhttps://gmina.pl/?a=1&b=2";

    @Autowired
    private Addressee anna;

    @Autowired
    private WorkersByHand workers;

    @Autowired
    private Messages messages;

    @Autowired
    private Inbox inbox;

    @BeforeEach
    void told() {
        anna.signIn();
        anna.mailbox();
        anna.address(Channel.SMS, "48600100" + (100 + Math.floorMod(anna.name().hashCode(), 900)));
        anna.device();
        messages.send(
                HAZARD,
                Recipient.account(anna.account()),
                anna.name(),
                MessageData.none().text("place", TYPED));
    }

    @Test
    void the_inbox_and_the_device_show_it_as_typed() {
        workers.work(Channel.PUSH);

        assertThat(inbox.page(anna.viewer(), InboxFilter.ALL, null, 1, Languages.POLISH)
                        .getFirst()
                        .text())
                .contains(TYPED);
        var name = "m" + anna.row(Channel.PUSH).getMessageId().value();
        assertThat(received("push", "Topic", name))
                .extractingByKey("treść")
                .asString()
                .contains(TYPED);
    }

    @Test
    void a_mail_shows_it_as_typed_in_its_text_and_as_no_markup_in_its_html() {
        workers.work(Channel.EMAIL);

        var mail = received("mail", "To", anna.name() + "@poczta.example");
        assertThat(mail).extractingByKey("treść").asString().containsIgnoringNewLines(TYPED);
        assertThat(mail)
                .extractingByKey("html")
                .asString()
                .contains("Uwaga &lt;b&gt;pilne&lt;/b&gt; &amp; &quot;ul. Róż&quot; – 50 % {0} ")
                .contains("<p>https://gmina.pl/?a=1&amp;b=2")
                .doesNotContain("<b>pilne");
    }

    @Test
    void a_text_shows_it_in_the_letters_an_sms_has() {
        workers.work(Channel.SMS);

        var idx = Long.toString(anna.row(Channel.SMS).getDeliveryId().value());
        assertThat(received("sms", "idx", idx))
                .extractingByKey("treść")
                .asString()
                .contains("Uwaga <b>pilne</b> & \"ul. Roz\" - 50 % {0} 'x'\nhttps://gmina.pl/?a=1&b=2");
    }

    private static Map<String, String> received(String standIn, String field, String value) {
        return TestStandIns.notebook(standIn).received().stream()
                .map(Received::fields)
                .filter(fields -> value.equals(fields.get(field)))
                .findFirst()
                .orElseThrow();
    }
}
