package pl.nurt.billing.documents.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
import pl.nurt.billing.explained.BillDifference;
import pl.nurt.billing.explained.BilledUse;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.invoices.AccountNumber;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Texts;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.platform.documents.DocumentFacts;
import pl.nurt.platform.documents.DocumentTemplate;
import pl.nurt.platform.documents.Documents;
import pl.nurt.platform.ui.text.Languages;

/** An invoice on paper: A4, all of it from what was issued. */
@Component
public class InvoicePaper {
    private static final DocumentTemplate TEMPLATE = DocumentTemplate.resource("documents/invoice.html");
    /** What stands on every invoice. */
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
            "lines",
            "position",
            "service",
            "quantity",
            "price",
            "vat",
            "net",
            "tax",
            "gross",
            "prices",
            "rounding",
            "words",
            "use",
            "more",
            "moreText",
            "wrong",
            "wrongText",
            "translation",
            "translationText");

    private static final int HIGHEST_MM = 20;
    private static final Comparator<BilledUse> BY_WATER =
            Comparator.comparing(use -> Objects.requireNonNull(use.water()));

    private final Documents documents;
    private final CorrectionPaper corrections;
    private final UtilitySettings utility;
    private final Texts texts;

    InvoicePaper(Documents documents, CorrectionPaper corrections, UtilitySettings utility, Texts texts) {
        this.documents = documents;
        this.corrections = corrections;
        this.utility = utility;
        this.texts = texts;
    }

    /** Faktura ZWIK-FV-2026-000123.pdf */
    public String fileName(Invoice invoice, Locale language) {
        return title(invoice, language).replace('/', '-') + ".pdf";
    }

    private String title(Invoice invoice, Locale language) {
        return texts.getTranslation(
                invoice.correction() == null ? "billing.paper.title" : "billing.paper.correction.title",
                language,
                invoice.number());
    }

    /** Asks nothing of the database, so that several can be made at once. @param marks that stand at its foot */
    public byte[] pdf(ExplainedInvoice explained, List<InvoiceMark.Mark> marks, Locale language) {
        var invoice = explained.invoice();
        if (invoice.correction() != null) {
            return corrections.pdf(explained, marks, title(invoice, language), language);
        }
        return documents.pdf(
                TEMPLATE,
                data(explained, marks, language),
                new DocumentFacts(title(invoice, language), language, invoice.issuedAt()));
    }

    private Map<String, Object> data(ExplainedInvoice explained, List<InvoiceMark.Mark> marks, Locale language) {
        var page = new Page(texts, language);
        var invoice = explained.invoice();
        var words = page.words;
        return Map.ofEntries(
                Map.entry("word", page.fixed()),
                Map.entry("title", title(invoice, language)),
                Map.entry("utility", utility),
                Map.entry(
                        "issued",
                        page.text("issued", words.formats().dayInWords(invoice.issuedOn()), utility.municipality())),
                Map.entry("period", page.text("period", words.days(invoice.from(), invoice.until()))),
                Map.entry("seller", page.party(invoice.seller())),
                Map.entry("buyer", page.party(invoice.buyer())),
                Map.entry("recipient", invoice.recipient() == null ? false : page.party(invoice.recipient())),
                Map.entry("place", explained.place().fullAddress()),
                Map.entry("meters", page.meters(invoice)),
                Map.entry("pay", page.pay(explained)),
                Map.entry("lines", page.lines(invoice)),
                Map.entry("sources", page.sources(invoice)),
                Map.entry("inWords", page.inWords(invoice.gross())),
                Map.entry("vat", invoice.vat().stream().map(page::vat).toList()),
                Map.entry("use", page.use(explained)),
                Map.entry("comparison", page.comparison(explained)),
                Map.entry("marks", page.marks(marks)),
                Map.entry("translated", language.equals(Languages.ENGLISH)));
    }

    /** What the template is filled with, in one language. */
    private static final class Page extends PaperParts {
        Page(Texts texts, Locale language) {
            super(texts, language);
        }

        Map<String, String> fixed() {
            return FIXED.stream().collect(Collectors.toMap(name -> name, this::text));
        }

        List<String> meters(Invoice invoice) {
            return invoice.lines().stream()
                    .flatMap(line -> line.reasons().stream())
                    .flatMap(reason -> switch (reason) {
                        case Reason.Counted counted -> Stream.of(text("meter", counted.meter()));
                        case Reason.Deducted deducted -> Stream.of(text("garden", deducted.meter()));
                        default -> Stream.<String>empty();
                    })
                    .distinct()
                    .toList();
        }

        Map<String, Object> pay(ExplainedInvoice explained) {
            var invoice = explained.invoice();
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

        List<Map<String, Object>> lines(Invoice invoice) {
            var lines = new ArrayList<Map<String, Object>>();
            for (var line : invoice.lines()) {
                lines.add(Map.of(
                        "position", lines.size() + 1,
                        "service", service(line, invoice),
                        "reasons",
                                Stream.concat(words.reasons(line).stream(), Stream.of(words.sum(line)))
                                        .toList(),
                        "quantity", words.quantity(line),
                        "price", words.price(line),
                        "percent", words.percent(line.rate().percent()),
                        "net", money(line.net())));
            }
            return lines;
        }

        /** With its days where they are not those of the invoice, and marked when nobody read. */
        private String service(InvoiceLine line, Invoice invoice) {
            var name = words.service(line.service());
            if (!line.from().equals(invoice.from()) || !line.until().equals(invoice.until())) {
                name += ", " + words.days(line.from(), line.until());
            }
            return line.estimate() ? name + " (" + text("estimate") + ")" : name;
        }

        String sources(Invoice invoice) {
            return invoice.lines().stream().map(words::source).distinct().collect(Collectors.joining(", "));
        }

        /** Columns as high as the water they stand for; false when nothing was billed by volume. */
        Object use(ExplainedInvoice explained) {
            var bars =
                    explained.use().stream().filter(one -> one.water() != null).toList();
            if (bars.size() < 2) {
                return false;
            }
            var most = bars.stream()
                    .map(bar -> Objects.requireNonNull(bar.water()))
                    .max(BigDecimal::compareTo)
                    .orElseThrow();
            var own = explained.invoice();
            return Map.of(
                    "bars", bars.stream().map(bar -> bar(bar, most, own)).toList(),
                    "described", described(bars));
        }

        /** The columns in a sentence, for whoever does not see them. */
        private String described(List<BilledUse> bars) {
            var least = Collections.min(bars, BY_WATER);
            var most = Collections.max(bars, BY_WATER);
            return text(
                    "use.described",
                    words.volume(Objects.requireNonNull(least.water())),
                    words.period(least.from(), least.until()),
                    words.volume(Objects.requireNonNull(most.water())),
                    words.period(most.from(), most.until()));
        }

        private Map<String, Object> bar(BilledUse bar, BigDecimal most, Invoice own) {
            var water = Objects.requireNonNull(bar.water());
            var height = most.signum() == 0
                    ? BigDecimal.ZERO
                    : water.multiply(BigDecimal.valueOf(HIGHEST_MM)).divide(most, 1, RoundingMode.HALF_UP);
            var kind = bar.from().equals(own.from())
                    ? "now"
                    : bar.from().equals(own.from().minusYears(1)) ? "year-ago" : "between";
            return Map.of(
                    "kind", kind,
                    "height", height.max(new BigDecimal("0.3")).toPlainString(),
                    "water", words.formats().volume(CubicMetres.of(water), 1),
                    "month", words.month(bar.until().minusDays(1)),
                    "year", Integer.toString(bar.until().minusDays(1).getYear()));
        }

        /** With last year's bill, else with the one before; false when there is neither. */
        Object comparison(ExplainedInvoice explained) {
            var yearly = explained.sinceLastYear();
            var difference = yearly != null ? yearly : explained.sinceLast();
            if (difference == null) {
                return false;
            }
            var now = explained.invoice();
            return Map.of(
                    "heading", words.whole(difference, yearly != null),
                    "before", row(difference.before()),
                    "parts",
                            words.parts(difference).stream()
                                    .map(part -> Map.of("name", part.name(), "amount", words.signed(part.amount())))
                                    .toList(),
                    "now", row(now),
                    "daily", daily(difference, now, yearly != null));
        }

        private Map<String, Object> row(Invoice invoice) {
            return Map.of("name", words.period(invoice.from(), invoice.until()), "amount", money(invoice.gross()));
        }

        /** How much water a day, then and now; false when one of the bills has none. */
        private Object daily(BillDifference difference, Invoice now, boolean lastYear) {
            var then = daily(difference.before());
            var today = daily(now);
            return then == null || today == null
                    ? false
                    : text(lastYear ? "daily.lastYear" : "daily.lastBill", today, then);
        }

        private @Nullable String daily(Invoice invoice) {
            var water = invoice.lines().stream()
                    .filter(line -> line.service().equals(BilledService.WATER))
                    .map(InvoiceLine::quantity)
                    .reduce(BigDecimal::add)
                    .orElse(null);
            var days = ChronoUnit.DAYS.between(invoice.from(), invoice.until());
            return water == null
                    ? null
                    : words.formats()
                            .volume(CubicMetres.of(water.divide(BigDecimal.valueOf(days), 3, RoundingMode.HALF_UP)), 2);
        }
    }
}
