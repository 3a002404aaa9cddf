package pl.nurt.billing.explained;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;

/** The lines of an invoice in sentences: the same ones on the resident's page, in the office, and on paper. */
public final class LineWords {
    /** Where texts are found; a page's own or the portal's. */
    @FunctionalInterface
    public interface Source {
        String text(String key, Object... arguments);
    }

    private static final int EXACT = 6;

    private final Source texts;
    private final Locale locale;
    private final Formats formats;

    public LineWords(Source texts, Locale locale) {
        this.texts = texts;
        this.locale = Languages.supported(locale);
        formats = Formats.of(locale);
    }

    public Locale locale() {
        return locale;
    }

    public Formats formats() {
        return formats;
    }

    public String service(BilledService service) {
        var name = texts.text("billing.service." + service.kind());
        return service.extra() == null ? name : name + ": " + service.extra();
    }

    /** październik 2026; wrzesień–październik 2026; or its days, when it is no whole months. @param until the day after its last */
    public String period(LocalDate from, LocalDate until) {
        if (from.getDayOfMonth() != 1 || until.getDayOfMonth() != 1) {
            return days(from, until);
        }
        var first = YearMonth.from(from);
        var last = YearMonth.from(until.minusDays(1));
        var end = DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(last);
        if (first.equals(last)) {
            return end;
        }
        var begin = first.getYear() == last.getYear() ? "LLLL" : "LLLL yyyy";
        return DateTimeFormatter.ofPattern(begin, locale).format(first) + "–" + end;
    }

    /** 1–31.10.2026 */
    public String days(LocalDate from, LocalDate until) {
        var last = until.minusDays(1);
        return from.equals(last) ? formats.day(from) : formats.day(from) + " – " + formats.day(last);
    }

    public String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("LLL", locale).format(day);
    }

    public String quantity(InvoiceLine line) {
        return number(line.quantity(), line.unit()) + "\u00a0" + texts.text("billing.line.unit." + line.unit());
    }

    /** With as many decimals as it is billed in: litres where they are, and no zeros of a fraction that months do not have. */
    private String number(BigDecimal quantity, PriceUnit unit) {
        var plain = quantity.stripTrailingZeros();
        return unit == PriceUnit.CUBIC_METRE && plain.scale() > 0
                ? formats.volume(CubicMetres.of(plain), 3)
                : formats.decimal(plain);
    }

    /** Name, address and tax number in one line. */
    public String party(Party party) {
        var address = party.town() == null ? party.address() : party.address() + ", " + party.town();
        var nip = party.nip() == null ? "" : ", " + texts.text("billing.paper.nip", party.nip());
        return party.name() + ", " + address + nip;
    }

    public String volume(BigDecimal cubicMetres) {
        return number(cubicMetres, PriceUnit.CUBIC_METRE) + "\u00a0m³";
    }

    public String price(InvoiceLine line) {
        return price(line.netPrice());
    }

    private String price(BigDecimal net) {
        return (net.stripTrailingZeros().scale() > 2 ? formats.decimal(net) : formats.amount(Money.of(net)))
                + "\u00a0zł";
    }

    public String percent(BigDecimal percent) {
        return formats.decimal(percent) + "\u00a0%";
    }

    /** Where the quantity comes from, in the order in which it is told. */
    public List<String> reasons(InvoiceLine line) {
        return line.reasons().stream().map(reason -> said(reason, line)).toList();
    }

    /** Quantity × price, and what rounding made of it. */
    public String sum(InvoiceLine line) {
        var product = line.quantity().multiply(line.netPrice());
        var quantity = quantity(line);
        var exact = product.stripTrailingZeros();
        var isPart = line.unit() == PriceUnit.MONTH
                && line.quantity().stripTrailingZeros().scale() > 0;
        if (isPart || exact.scale() > EXACT) {
            return texts.text("billing.line.sum.part", quantity, price(line), formats.money(line.net()));
        }
        return exact.scale() <= 2
                ? texts.text("billing.line.sum.exact", quantity, price(line), formats.money(line.net()))
                : texts.text(
                        "billing.line.sum.rounded",
                        quantity,
                        price(line),
                        formats.decimal(exact.setScale(Math.max(0, exact.scale()), RoundingMode.UNNECESSARY)),
                        formats.money(line.net()));
    }

    /** Who set the price, and in which year of the tariff. */
    public String source(InvoiceLine line) {
        return texts.text(
                "billing.line.source", line.source().decision(), line.source().step());
    }

    private String said(Reason reason, InvoiceLine line) {
        return switch (reason) {
            case Reason.Counted counted ->
                texts.text(
                                "billing.line.counted",
                                counted.meter(),
                                reading(counted.opening()),
                                reading(counted.closing()),
                                volume(counted.used()),
                                dayCount(counted))
                        + (counted.rolledOver() ? " " + texts.text("billing.line.rolledOver") : "");
            case Reason.BilledTo(var meter, var index) ->
                texts.text("billing.line.billedTo", meter, formats.index(CubicMetres.of(index)));
            case Reason.DaysBooked(var from, var until, var used) ->
                texts.text("billing.line.daysBooked", days(from, until), volume(used));
            case Reason.Estimated(var method, var used) -> texts.text("billing.line.estimated." + method, volume(used));
            case Reason.SettlesEstimates(var real, var since, var billed) ->
                texts.text(
                        "billing.line.settles",
                        formats.day(since),
                        volume(real),
                        billed.stream().map(this::volume).collect(Collectors.joining(", ")));
            case Reason.FlatRate(var monthly) -> texts.text("billing.line.flat", volume(monthly));
            case Reason.AsWater() -> texts.text("billing.line.asWater");
            case Reason.Deducted(var meter, var opening, var closing, var used) ->
                texts.text(
                        "billing.line.deducted",
                        meter,
                        formats.index(CubicMetres.of(opening)),
                        formats.index(CubicMetres.of(closing)),
                        volume(used));
            case Reason.NotDeducted(var meter, var used) -> texts.text("billing.line.notDeducted", meter, volume(used));
            case Reason.ShareOfDays share ->
                texts.text(
                        "billing.line.share",
                        volume(share.total()),
                        share.days(),
                        share.ofDays(),
                        formats.decimal(share.exact()),
                        volume(line.quantity()));
            case Reason.Remainder(var total, var left) ->
                texts.text("billing.line.remainder", volume(total), volume(left));
            case Reason.NoReadingAt(var day) -> texts.text("billing.line.noReadingAt", formats.day(day));
            case Reason.ReadAt(var day) -> texts.text("billing.line.readAt", formats.day(day));
            case Reason.FullMonths(var count) -> texts.text("billing.line.fullMonths", count);
            case Reason.PartOfMonth(var month, var days) ->
                texts.text("billing.line.partOfMonth", days, month.lengthOfMonth(), period(month));
            case Reason.Ordered(var day) -> texts.text("billing.line.ordered", formats.day(day));
        };
    }

    private String period(YearMonth month) {
        return period(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** 251,972 m³ (1.10.2026 0:00, odczyt) */
    private String reading(IndexReading reading) {
        return texts.text(
                "billing.line.reading", formats.index(reading.index()), formats.moment(reading.at()), origin(reading));
    }

    public String origin(IndexReading reading) {
        return texts.text("billing.line.origin." + reading.origin());
    }

    private static long dayCount(Reason.Counted counted) {
        return Math.round(ChronoUnit.HOURS.between(
                        counted.opening().at(), counted.closing().at())
                / 24.0);
    }

    /** What makes the bill differ, part by part, without those that are nothing. */
    public List<Part> parts(BillDifference difference) {
        return Stream.of(
                        part("billing.difference.use", difference.use()),
                        part("billing.difference.days", difference.days()),
                        part("billing.difference.price", difference.price()),
                        part("billing.difference.other", difference.other()))
                .filter(part -> !part.amount().isZero())
                .toList();
    }

    /** A part of a difference. @param name with the direction in it: "mniejsze zużycie" */
    public record Part(String name, Money amount) {}

    private Part part(String key, Money amount) {
        return new Part(texts.text(key + (amount.isNegative() ? ".less" : ".more")), amount);
    }

    /** +1,79 zł; −14,88 zł; 0,00 zł */
    public String signed(Money money) {
        return (money.isNegative() ? "−" : money.isZero() ? "" : "+") + formats.money(money.abs());
    }

    /** "O 13,09 zł mniej niż rok temu" */
    public String whole(BillDifference difference, boolean lastYear) {
        var than = lastYear ? "billing.difference.lastYear" : "billing.difference.lastBill";
        var whole = difference.whole();
        return whole.isZero()
                ? texts.text(than + ".same")
                : texts.text(than + (whole.isNegative() ? ".less" : ".more"), formats.money(whole.abs()));
    }
}
