package pl.nurt.billing.documents.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.billing.documents.InvoiceMark;
import pl.nurt.billing.documents.QrCode;
import pl.nurt.billing.documents.TransferCode;
import pl.nurt.billing.explained.CorrectedFrom;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.invoices.AccountNumber;
import pl.nurt.billing.invoices.Correction;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.LinePair;
import pl.nurt.platform.Texts;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.platform.documents.DocumentFacts;
import pl.nurt.platform.documents.DocumentTemplate;
import pl.nurt.platform.documents.Documents;
import pl.nurt.platform.ui.text.Languages;

/** A correcting invoice on paper (art. 106j ust. 2 of the VAT Act): what it corrects and why, each line before and after, and what that changes by rate. */
@Component
class CorrectionPaper {
    private static final DocumentTemplate TEMPLATE = DocumentTemplate.resource("documents/correction.html");
    /** What stands on every correction. */
    private static final List<String> FIXED = List.of(
            "seller",
            "buyer",
            "recipient",
            "place",
            "toPay",
            "scan",
            "account",
            "transferTitle",
            "noAccount",
            "position",
            "vat",
            "net",
            "tax",
            "gross",
            "words",
            "wrong",
            "wrongText",
            "translation",
            "translationText");
    /** The same under {@code correction.}. */
    private static final List<String> OF_CORRECTIONS = List.of(
            "of",
            "reason",
            "buyerBefore",
            "recipientBefore",
            "lines",
            "service",
            "before",
            "after",
            "difference",
            "byRate",
            "whole",
            "change",
            "lower",
            "lowerText",
            "same",
            "sameText");

    private final Documents documents;
    private final UtilitySettings utility;
    private final Texts texts;

    CorrectionPaper(Documents documents, UtilitySettings utility, Texts texts) {
        this.documents = documents;
        this.utility = utility;
        this.texts = texts;
    }

    /** Asks nothing of the database, so that several can be made at once. @param marks that stand at its foot */
    byte[] pdf(ExplainedInvoice explained, List<InvoiceMark.Mark> marks, String title, Locale language) {
        return documents.pdf(
                TEMPLATE,
                new Page(explained, texts, language).data(title, marks),
                new DocumentFacts(title, language, explained.invoice().issuedAt()));
    }

    private final class Page extends PaperParts {
        private final ExplainedInvoice explained;
        private final Invoice invoice;
        private final Correction correction;
        private final CorrectedFrom from;

        Page(ExplainedInvoice explained, Texts texts, Locale language) {
            super(texts, language);
            this.explained = explained;
            invoice = explained.invoice();
            correction = Objects.requireNonNull(invoice.correction());
            from = Objects.requireNonNull(explained.corrected());
        }

        Map<String, Object> data(String title, List<InvoiceMark.Mark> marks) {
            var data = new HashMap<String, Object>();
            data.put("word", fixed());
            data.put("title", title);
            data.put("utility", utility);
            data.put("issued", text("issued", words.formats().dayInWords(invoice.issuedOn()), utility.municipality()));
            data.put("period", text("period", words.days(invoice.from(), invoice.until())));
            data.put("corrected", corrected());
            data.put("reason", correction.reason());
            data.put("seller", party(invoice.seller()));
            data.put("buyer", party(invoice.buyer()));
            data.put("recipient", invoice.recipient() == null ? false : party(invoice.recipient()));
            data.put(
                    "buyerBefore",
                    from.before().buyer().equals(invoice.buyer())
                            ? false
                            : party(from.before().buyer()));
            data.put("recipientBefore", recipientBefore());
            data.put("place", explained.place().fullAddress());
            data.put("lines", lines());
            data.put("rates", invoice.vat().stream().map(this::vat).toList());
            data.put("sums", sums());
            data.put("change", words.signed(invoice.gross()));
            data.put("inWords", inWords(invoice.gross()));
            data.put("pay", invoice.gross().isPositive() ? pay() : false);
            data.put("lower", invoice.gross().isNegative());
            data.put("same", invoice.gross().isZero());
            data.put("marks", marks(marks));
            data.put("translated", language.equals(Languages.ENGLISH));
            return data;
        }

        private Map<String, String> fixed() {
            return Stream.concat(FIXED.stream(), OF_CORRECTIONS.stream().map(name -> "correction." + name))
                    .collect(Collectors.toMap(name -> name.substring(name.indexOf('.') + 1), this::text));
        }

        private List<String> corrected() {
            var facts = new ArrayList<String>();
            facts.add(
                    text("correction.ofInvoice", from.number(), words.formats().dayInWords(from.issuedOn())));
            var ksef = from.ksefNumber();
            if (ksef != null) {
                facts.add(text("correction.ofKsef", ksef));
            }
            if (!correction.corrects().equals(correction.original())) {
                facts.add(text("correction.ofLast", from.before().number()));
            }
            return facts;
        }

        private Object recipientBefore() {
            var before = from.before().recipient();
            return before == null || Objects.equals(before, invoice.recipient()) ? false : party(before);
        }

        private List<Map<String, Object>> lines() {
            var lines = new ArrayList<Map<String, Object>>();
            for (var pair : LinePair.of(from.before().lines(), invoice.lines())) {
                lines.add(Map.of(
                        "position", lines.size() + 1,
                        "service",
                                words.service(pair.line().service()) + ", "
                                        + words.days(
                                                pair.line().from(), pair.line().until()),
                        "reasons", pair.after() == null ? List.of() : words.reasons(pair.after()),
                        "percent", words.percent(pair.line().rate().percent()),
                        "before", said(pair.before()),
                        "after", said(pair.after()),
                        "difference", words.signed(pair.difference())));
            }
            return lines;
        }

        /** The quantity, the price and what they come to, one below the other. */
        private List<String> said(@Nullable InvoiceLine line) {
            return line == null
                    ? List.of(text("correction.nothing"))
                    : List.of(words.quantity(line) + " × " + words.price(line), money(line.net()));
        }

        private List<Map<String, String>> sums() {
            var before = from.before();
            var after = invoice.state();
            return List.of(
                    sum(text("correction.before"), before),
                    sum(text("correction.after"), after),
                    Map.of(
                            "name", text("correction.difference"),
                            "net", words.signed(invoice.net()),
                            "tax", words.signed(invoice.tax()),
                            "gross", words.signed(invoice.gross())));
        }

        private Map<String, String> sum(String name, Invoice state) {
            return Map.of(
                    "name", name,
                    "net", money(state.net()),
                    "tax", money(state.tax()),
                    "gross", money(state.gross()));
        }

        private Map<String, Object> pay() {
            var account = explained.account();
            var code = TransferCode.of(explained);
            return Map.of(
                    "amount", words.formats().amount(invoice.gross()),
                    "until", text("until", words.formats().dayInWords(explained.payBy())),
                    "account", account == null ? false : AccountNumber.spaced(account),
                    "number", invoice.number(),
                    "code", code.<Object>map(QrCode::address).orElse(false),
                    "described", text("code", invoice.seller().name(), money(invoice.gross()), invoice.number()));
        }
    }
}
