package pl.nurt.customer.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.Customers;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.Texts;
import pl.nurt.platform.documents.Letter;
import pl.nurt.platform.documents.Letters;
import pl.nurt.platform.ui.text.Formats;

/**
 * The letter that brings a code on paper, to be printed while the clerk still has the code. The customer's number is not in it on purpose:
 * whoever opens it by mistake holds half of what is needed.
 */
@Service
public class AccessLetters {
    private final Customers customers;
    private final Letters letters;
    private final Texts texts;
    private final Clock clock;

    AccessLetters(Customers customers, Letters letters, Texts texts, Clock clock) {
        this.customers = customers;
        this.letters = letters;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The letter as PDF, in the customer's language.
     *
     * @param address of the page where the code is used, as somebody types it into a browser
     */
    @Transactional(readOnly = true)
    @HasRight(Right.GIVE_ACCESS)
    public byte[] pdf(CustomerId customer, IssuedCode issued, String address) {
        var card = customers.card(customer);
        var language = Locale.of(card.language());
        return letters.pdf(new Letter(
                recipient(card, issued.person()),
                text(language, "subject"),
                List.of(
                        new Letter.Paragraph(text(language, "greeting", issued.person())),
                        new Letter.Paragraph(text(language, "why")),
                        new Letter.Heading(text(language, "code")),
                        new Letter.Code(issued.code()),
                        new Letter.Paragraph(text(language, "how", address)),
                        new Letter.Paragraph(
                                text(language, "until", Formats.of(language).dayInWords(issued.lastDay()))),
                        new Letter.Paragraph(text(language, "secret"))),
                CivilTime.dayOf(clock.instant()),
                language));
    }

    private static List<String> recipient(CustomerCard card, String person) {
        var lines = new ArrayList<String>();
        lines.add(person);
        if (!person.equals(card.name())) {
            lines.add(card.name());
        }
        var address = card.postal() != null ? card.postal() : card.residence();
        if (address != null) {
            lines.add(address.firstLine());
            lines.add(address.secondLine());
        }
        return lines;
    }

    private String text(Locale language, String name, Object... args) {
        return texts.getTranslation("customer.access.letter." + name, language, args);
    }
}
