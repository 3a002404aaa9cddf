package pl.nurt.billing.ksef.internal.fa3;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.InvoiceVat;
import pl.nurt.billing.invoices.LinePair;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;

/** From an invoice as it was issued to what its document says. */
public final class Fa3Mapping {
    private Fa3Mapping() {}

    /**
     * What an invoice does not say of itself.
     *
     * @param unit that issues in the seller's name; null where the seller issues
     * @param consumer whether the buyer is a private person, who may have no tax number
     * @param municipal whether the recipient, or the buyer where there is none, is a unit of a local government
     * @param buyerNip a tax number that was mended since; null for that of the invoice
     * @param recipientNip the same of the recipient
     * @param account where it is to be paid, 26 digits; null where the invoice names none
     */
    public record Known(
            @Nullable Fa3Party unit,
            boolean consumer,
            boolean municipal,
            @Nullable String buyerNip,
            @Nullable String recipientNip,
            @Nullable String account) {
        /** Of a seller that issues itself, for somebody who is no unit of anything. */
        public static Known ordinary(boolean consumer) {
            return new Known(null, consumer, false, null, null, null);
        }
    }

    public static Fa3Document of(Invoice invoice, Known known) {
        var billed = new TreeMap<Integer, InvoiceLine>();
        invoice.lines().forEach(line -> billed.put(billed.size() + 1, line));
        return document(
                invoice, known, lines(invoice.lines()), Fa3Notes.of(billed), invoice.vat(), invoice.gross(), null);
    }

    /**
     * The correction of an invoice, which states its lines as they were and as they are. Sums are differences, and so is the tax.
     *
     * @param now with the number, days and lines of the correction; it bills what the original billed
     */
    public static Fa3Document correction(Invoice original, Invoice now, Fa3Correction what, Known known) {
        var then = kinds(original.lines());
        var today = kinds(now.lines());
        var lines = new ArrayList<Fa3Line>();
        var billed = new TreeMap<Integer, InvoiceLine>();
        var position = 0;
        for (var pair : LinePair.of(original.lines(), now.lines())) {
            position++;
            if (pair.before() != null) {
                lines.add(line(position, pair.before(), then, true));
            }
            if (pair.after() == null) {
                lines.add(nothingLeft(line(position, pair.line(), then, false)));
            } else {
                lines.add(line(position, pair.after(), today, false));
                billed.put(position, pair.after());
            }
        }
        var gross = now.gross().minus(original.gross());
        return document(now, known, lines, Fa3Notes.of(billed), differences(original.vat(), now.vat()), gross, what);
    }

    /** What was billed and is not any more still stands there, with nothing. */
    private static Fa3Line nothingLeft(Fa3Line before) {
        return new Fa3Line(
                before.position(),
                before.name(),
                before.classification(),
                before.unit(),
                BigDecimal.ZERO,
                before.netPrice(),
                Money.ZERO,
                before.rate(),
                false);
    }

    private static List<InvoiceVat> differences(List<InvoiceVat> before, List<InvoiceVat> after) {
        var sums = new TreeMap<VatRate, InvoiceVat>();
        Stream.concat(
                        after.stream(),
                        before.stream()
                                .map(sum -> new InvoiceVat(
                                        sum.rate(),
                                        sum.net().negate(),
                                        sum.tax().negate())))
                .forEach(sum -> sums.merge(
                        sum.rate(),
                        sum,
                        (one, other) -> new InvoiceVat(
                                one.rate(),
                                one.net().plus(other.net()),
                                one.tax().plus(other.tax()))));
        return List.copyOf(sums.values());
    }

    private static Fa3Document document(
            Invoice invoice,
            Known known,
            List<Fa3Line> lines,
            List<Fa3Note> notes,
            List<InvoiceVat> vat,
            Money gross,
            @Nullable Fa3Correction correction) {
        var others = new ArrayList<Fa3Third>();
        var recipient = invoice.recipient();
        if (recipient != null) {
            others.add(new Fa3Third(
                    known.municipal() ? Fa3Role.MUNICIPAL_RECIPIENT : Fa3Role.RECIPIENT,
                    party(recipient, known.recipientNip())));
        }
        if (known.unit() != null) {
            others.add(new Fa3Third(Fa3Role.MUNICIPAL_ISSUER, known.unit()));
        }
        return new Fa3Document(
                invoice.issuedAt().truncatedTo(ChronoUnit.SECONDS),
                invoice.number(),
                invoice.issuedOn(),
                invoice.from(),
                invoice.until().minusDays(1),
                party(invoice.seller(), null),
                party(invoice.buyer(), known.buyerNip()),
                known.municipal() && recipient != null,
                others,
                lines,
                vat,
                gross,
                correction,
                notes,
                gross.isPositive() ? invoice.dueOn() : null,
                known.account());
    }

    /** What nobody has said yet and no document can be made without: the tax number of a buyer who is no private person. */
    public static Optional<Fa3Problem> missing(Invoice invoice, Known known) {
        return known.consumer() || known.buyerNip() != null || invoice.buyer().nip() != null
                ? Optional.empty()
                : Optional.of(Fa3Problem.of(KsefProblem.NIP, "Podmiot2"));
    }

    /** Who stands on it. @param mended a tax number that was mended since; null for its own */
    public static Fa3Party party(Party party, @Nullable String mended) {
        return new Fa3Party(
                Fa3Identity.ofNip(mended == null ? party.nip() : mended),
                party.name(),
                party.country(),
                party.address(),
                party.town(),
                party.number());
    }

    private static List<Fa3Line> lines(List<InvoiceLine> lines) {
        var all = new ArrayList<Fa3Line>(lines.size());
        var kinds = kinds(lines);
        for (var line : lines) {
            all.add(line(all.size() + 1, line, kinds, false));
        }
        return all;
    }

    private static Set<ServiceKind> kinds(List<InvoiceLine> lines) {
        return lines.stream().map(line -> line.service().kind()).collect(Collectors.toSet());
    }

    private static Fa3Line line(int position, InvoiceLine line, Set<ServiceKind> kinds, boolean before) {
        return new Fa3Line(
                position,
                Fa3Words.name(line.service()) + ", " + line.from() + " – "
                        + line.until().minusDays(1),
                Fa3Words.classification(line.service().kind(), kinds),
                Fa3Words.unit(line.unit()),
                line.quantity(),
                line.netPrice(),
                line.net(),
                line.rate(),
                before);
    }
}
