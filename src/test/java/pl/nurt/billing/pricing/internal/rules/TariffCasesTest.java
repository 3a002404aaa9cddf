package pl.nurt.billing.pricing.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pl.nurt.billing.pricing.BillLine;
import pl.nurt.billing.pricing.BillProblem;
import pl.nurt.billing.pricing.BillTotals;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.UsedWater;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;
import tools.jackson.databind.JsonNode;

/** What somebody is billed under invented tariffs, and under the one Młynary published. */
class TariffCasesTest {
    private static final Pattern FROM_TO = Pattern.compile("(\\d+(?:\\.\\d+)?) -> (\\d+(?:\\.\\d+)?)");
    private static final Map<String, Set<String>> FIELDS_OF_RATES =
            Map.of("1", Set.of("23", "22"), "2", Set.of("8", "7"), "3", Set.of("5"));
    /** Words of the files' reasons, and what they may be called here. */
    private static final Map<String, Set<BillProblem.Kind>> REASONS = Map.of(
            "INDEX", Set.of(BillProblem.Kind.INDEX_LOWER),
            "TARIFF", Set.of(BillProblem.Kind.NO_PRICE, BillProblem.Kind.PRICES_OVERLAP),
            "PRICE", Set.of(BillProblem.Kind.NO_PRICE, BillProblem.Kind.PRICES_OVERLAP),
            "READING", Set.of(BillProblem.Kind.NO_READING));

    private static final Map<PriceUnit, String> UNITS =
            Map.of(PriceUnit.CUBIC_METRE, "m3", PriceUnit.MONTH, "month", PriceUnit.PIECE, "pcs");

    @CaseTest("money/tariff")
    void what_was_taken_costs_what_the_tariff_says(CaseFile file) {
        var tariff = new TariffCase(file.json());
        var expected = file.json().get("expect");
        switch (expected.get("result").asString()) {
            case "invoice" -> agree(tariff.bill(tariff.contract()), expected);
            case "invoices" ->
                tariff.contract()
                        .propertyStream()
                        .forEach(one -> agree(tariff.bill(one.getValue()), expected.get(one.getKey())));
            case "correction" -> corrected(tariff, expected);
            case "parked", "held" -> refused(tariff.bill(tariff.contract()), expected);
            default -> assumeTrue(false, "runs and bills that settle too high estimates are not made yet");
        }
    }

    private static void agree(Priced priced, JsonNode expected) {
        assertThat(priced).isInstanceOf(Priced.Bill.class);
        var bill = (Priced.Bill) priced;
        agree(bill.lines(), expected.get("lines"));
        agree(bill.totals(), expected);
        assertThat(flags(bill)).containsAll(texts(expected.path("flags")));
        fields(bill.totals(), expected.path("fa3"));
    }

    private static void agree(List<BillLine> lines, JsonNode expected) {
        assertThat(lines.stream().map(TariffCasesTest::plain))
                .containsExactlyElementsOf(
                        expected.valueStream().map(TariffCasesTest::plain).toList());
        for (var place = 0; place < lines.size(); place++) {
            explained(lines.get(place), expected.get(place).path("explain").asString(""));
        }
    }

    private static void agree(BillTotals totals, JsonNode expected) {
        assertThat(byRate(totals.netByRate())).isEqualTo(byRate(expected.get("netByRate")));
        assertThat(byRate(totals.vatByRate())).isEqualTo(byRate(expected.get("vatByRate")));
        assertThat(totals.net()).isEqualTo(money(expected.get("net")));
        assertThat(totals.vat()).isEqualTo(money(expected.get("vat")));
        assertThat(totals.gross()).isEqualTo(money(expected.get("gross")));
    }

    /** What went from one number to another, the line says in its facts. */
    private static void explained(BillLine line, String explanation) {
        var exact = line.price().net().multiply(line.quantity());
        var facts = line.reasons().stream().map(TariffCasesTest::facts).collect(Collectors.joining(" ")) + " "
                + exact.toPlainString() + " " + line.net() + " "
                + line.quantity().toPlainString();
        // What a wrong rule would have given stands in some files for comparison.
        FROM_TO.matcher(explanation.replaceAll("\\(naive:[^)]*\\)", ""))
                .results()
                .forEach(pair -> assertThat(facts)
                        .as(explanation)
                        .contains(number(pair.group(1)))
                        .contains(number(pair.group(2))));
    }

    private static String facts(Reason reason) {
        return reason instanceof Reason.ShareOfDays share
                ? share + " " + share.exact().toPlainString()
                : reason.toString();
    }

    private static String number(String text) {
        return new BigDecimal(text).toPlainString();
    }

    private static void corrected(TariffCase tariff, JsonNode expected) {
        var original = tariff.input().get("original");
        var reading = tariff.input().get("correctedReading");
        var water = original.get("lines").get(0);
        var from = LocalDate.parse(water.get("from").asString());
        var until = LocalDate.parse(water.get("to").asString()).plusDays(1);
        var used =
                decimal(water.get("quantity")).add(decimal(reading.get("is"))).subtract(decimal(reading.get("was")));

        var before = tariff.bill(booked(from, until, decimal(water.get("quantity"))));
        var after = tariff.bill(booked(from, until, used));

        assertThat(before).isInstanceOf(Priced.Bill.class);
        assertThat(after).isInstanceOf(Priced.Bill.class);
        assertThat(((Priced.Bill) before).lines().stream().map(TariffCasesTest::plain))
                .containsExactlyElementsOf(expected.get("before")
                        .valueStream()
                        .map(TariffCasesTest::plain)
                        .toList());
        assertThat(((Priced.Bill) after).lines().stream().map(TariffCasesTest::plain))
                .containsExactlyElementsOf(expected.get("after")
                        .valueStream()
                        .map(TariffCasesTest::plain)
                        .toList());
        var difference = ((Priced.Bill) after).totals().since(((Priced.Bill) before).totals());
        assertThat(difference.net()).isEqualTo(money(expected.at("/difference/net")));
        assertThat(difference.vat()).isEqualTo(money(expected.at("/difference/vat")));
        assertThat(difference.gross()).isEqualTo(money(expected.at("/difference/gross")));
        fields(difference, expected.path("fa3"));
    }

    private static UsedWater booked(LocalDate from, LocalDate until, BigDecimal used) {
        return new UsedWater(from, until, used, false, List.of(new Reason.DaysBooked(from, until, used)));
    }

    private static void refused(Priced priced, JsonNode expected) {
        assertThat(priced).isInstanceOf(Priced.Refused.class);
        var problems = ((Priced.Refused) priced).problems();
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.kind().isHeld())
                    .isEqualTo(expected.get("result").asString().equals("held"));
            assertThat(text(problem)).contains(texts(expected.path("mentions")));
        });
        REASONS.forEach((word, kinds) -> {
            if (expected.path("reason").asString("").contains(word)) {
                assertThat(problems).extracting(BillProblem::kind).containsAnyElementsOf(kinds);
            }
        });
    }

    private static String text(BillProblem problem) {
        var until = problem.until();
        return problem.service() + " " + problem.from() + " " + (until == null ? "" : until.minusDays(1)) + " "
                + problem.facts();
    }

    private static void fields(BillTotals totals, JsonNode fields) {
        FIELDS_OF_RATES.forEach((field, rates) -> {
            amount(totals.netByRate(), rates, fields.path("P_13_" + field));
            amount(totals.vatByRate(), rates, fields.path("P_14_" + field));
        });
    }

    private static void amount(Map<VatRate, Money> sums, Set<String> rates, JsonNode expected) {
        if (expected.isString()) {
            assertThat(sums.entrySet().stream()
                            .filter(sum -> rates.contains(sum.getKey().toString()))
                            .map(Map.Entry::getValue))
                    .containsExactly(money(expected));
        }
    }

    private static Set<String> flags(Priced.Bill bill) {
        return bill.lines().stream()
                .flatMap(line -> line.reasons().stream())
                .map(reason -> switch (reason) {
                    case Reason.Counted counted when counted.rolledOver() -> "ROLLOVER";
                    case Reason.SettlesEstimates settles -> "SETTLES_ESTIMATES";
                    case Reason.Estimated estimated -> "ESTIMATE";
                    default -> "";
                })
                .collect(Collectors.toSet());
    }

    /** A line without its words. */
    private record Plain(
            BilledService service,
            LocalDate from,
            LocalDate to,
            BigDecimal quantity,
            String unit,
            BigDecimal netPrice,
            Money net,
            VatRate vat,
            boolean estimate) {}

    private static Plain plain(BillLine line) {
        return new Plain(
                line.service(),
                line.from(),
                line.until().minusDays(1),
                line.quantity().stripTrailingZeros(),
                UNITS.getOrDefault(line.price().unit(), ""),
                line.price().net().stripTrailingZeros(),
                line.net(),
                line.price().vat(),
                line.estimate());
    }

    private static Plain plain(JsonNode line) {
        return new Plain(
                TariffCase.service(line.get("service").asString()),
                LocalDate.parse(line.get("from").asString()),
                LocalDate.parse(line.get("to").asString()),
                decimal(line.get("quantity")).stripTrailingZeros(),
                line.get("unit").asString(),
                decimal(line.get("netPrice")).stripTrailingZeros(),
                money(line.get("net")),
                VatRate.of(line.get("vatRate").asString()),
                line.path("estimate").asBoolean(false));
    }

    private static Map<String, Money> byRate(Map<VatRate, Money> sums) {
        return sums.entrySet().stream()
                .collect(Collectors.toMap(sum -> sum.getKey().toString(), Map.Entry::getValue));
    }

    private static Map<String, Money> byRate(JsonNode sums) {
        return sums.propertyStream()
                .collect(Collectors.toMap(sum -> VatRate.of(sum.getKey()).toString(), sum -> money(sum.getValue())));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static BigDecimal decimal(JsonNode text) {
        return new BigDecimal(text.asString());
    }

    private static Money money(JsonNode text) {
        return Money.of(text.asString());
    }
}
