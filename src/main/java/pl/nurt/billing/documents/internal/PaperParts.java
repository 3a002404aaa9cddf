package pl.nurt.billing.documents.internal;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pl.nurt.billing.documents.InvoiceMark;
import pl.nurt.billing.documents.QrCode;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.InvoiceVat;
import pl.nurt.billing.invoices.Party;
import pl.nurt.platform.Money;
import pl.nurt.platform.Texts;

/** What stands on every paper of a bill, in one language. */
class PaperParts {
    final Locale language;
    final LineWords words;
    private final Texts texts;

    PaperParts(Texts texts, Locale language) {
        this.texts = texts;
        this.language = language;
        words = new LineWords((key, arguments) -> texts.getTranslation(key, language, arguments), language);
    }

    String text(String key, Object... arguments) {
        return texts.getTranslation("billing.paper." + key, language, arguments);
    }

    String money(Money money) {
        return words.formats().money(money);
    }

    Map<String, Object> party(Party party) {
        var lines = Stream.of(
                        Optional.of(party.address()),
                        Optional.ofNullable(party.town()),
                        Optional.ofNullable(party.nip()).map(nip -> text("nip", nip)),
                        Optional.ofNullable(party.number()).map(number -> text("customer", number)))
                .flatMap(Optional::stream)
                .toList();
        return Map.of("name", party.name(), "lines", lines);
    }

    /** Of the amount without its sign. */
    String inWords(Money money) {
        var spelled = new RuleBasedNumberFormat(language, RuleBasedNumberFormat.SPELLOUT);
        var grosze = money.abs().grosze();
        return text("inWords", spelled.format(grosze / 100), grosze / 100, spelled.format(grosze % 100), grosze % 100);
    }

    Map<String, Object> vat(InvoiceVat sum) {
        return Map.of(
                "percent", words.percent(sum.rate().percent()),
                "net", words.formats().amount(sum.net()),
                "tax", words.formats().amount(sum.tax()),
                "gross", words.formats().amount(sum.net().plus(sum.tax())));
    }

    List<Map<String, String>> marks(List<InvoiceMark.Mark> marks) {
        return marks.stream()
                .map(mark -> Map.of(
                        "heading",
                        mark.heading(),
                        "label",
                        mark.label(),
                        "code",
                        QrCode.address(mark.code()),
                        "described",
                        mark.described()))
                .toList();
    }
}
