package pl.nurt.platform.documents;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Map;
import org.springframework.stereotype.Service;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.platform.ui.text.Formats;

/** Letters of the utility: sender from the settings, address in the window, date, text, signature. */
@Service
public class Letters {
    private static final DocumentTemplate TEMPLATE = DocumentTemplate.resource("documents/letter.html");

    private final Documents documents;
    private final UtilitySettings utility;
    private final I18NProvider texts;

    Letters(Documents documents, UtilitySettings utility, I18NProvider texts) {
        this.documents = documents;
        this.utility = utility;
        this.texts = texts;
    }

    /** The letter as PDF/UA; the same letter has the same bytes. */
    public byte[] pdf(Letter letter) {
        var data = Map.of(
                "sender", utility,
                "recipient", letter.recipient(),
                "place", utility.municipality(),
                "date", Formats.of(letter.language()).dayInWords(letter.date()),
                "subject", letter.subject(),
                "parts", letter.parts().stream().map(Letters::part).toList(),
                "closing", texts.getTranslation("platform.letter.closing", letter.language()));
        return documents.pdf(
                TEMPLATE,
                data,
                new DocumentFacts(letter.subject(), letter.language(), CivilTime.startOf(letter.date())));
    }

    /** The template looks at which one is there; Mustache takes an empty text for absent. */
    private static Map<String, Object> part(Letter.Part part) {
        return switch (part) {
            case Letter.Paragraph(var text) -> Map.of("text", text, "heading", false, "code", false);
            case Letter.Heading(var text) -> Map.of("text", false, "heading", text, "code", false);
            case Letter.Code(var code) -> Map.of("text", false, "heading", false, "code", code);
        };
    }
}
