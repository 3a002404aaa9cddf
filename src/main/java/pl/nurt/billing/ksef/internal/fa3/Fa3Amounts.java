package pl.nurt.billing.ksef.internal.fa3;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;

/** Computes a document's sums anew from its lines. Of a correction they are differences, and its tax is the difference of the two taxes. */
final class Fa3Amounts {
    /** In which sum each rate stands (P_13_…). */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("23", "1"),
            Map.entry("22", "1"),
            Map.entry("8", "2"),
            Map.entry("7", "2"),
            Map.entry("5", "3"),
            Map.entry("4", "4"),
            Map.entry("3", "4"),
            Map.entry("0 KR", "6_1"),
            Map.entry("0 WDT", "6_2"),
            Map.entry("0 EX", "6_3"),
            Map.entry("zw", "7"),
            Map.entry("np I", "8"),
            Map.entry("np II", "9"),
            Map.entry("oo", "10"));

    private static final BigDecimal GROSZ = new BigDecimal("0.01");
    private static final Pattern SUM = Pattern.compile("P_1[34]_[0-9_]+");

    private final Fa3Facts facts;
    private final List<Fa3Problem> problems = new ArrayList<>();
    private final Map<String, Sum> sums = new TreeMap<>();
    private boolean complete = true;
    private boolean statesBefore;

    private Fa3Amounts(Fa3Facts facts) {
        this.facts = facts;
    }

    /** What the lines of a rate come to. */
    private static final class Sum {
        private Money before = Money.ZERO;
        private Money after = Money.ZERO;
    }

    static List<Fa3Problem> problems(Fa3Facts facts) {
        var amounts = new Fa3Amounts(facts);
        var kind = facts.invoice.getOrDefault("RodzajFaktury", "");
        facts.lines.forEach(amounts::line);
        // Down payments and their settlements have sums of their own; a water utility issues none.
        if (kind.equals("VAT") || kind.equals("KOR")) {
            if (amounts.complete) {
                amounts.sums(kind.equals("KOR"));
            }
            amounts.total();
        }
        return amounts.problems;
    }

    private void line(Map<String, String> line) {
        var net = line.get("P_11");
        var rate = line.get("P_12");
        if (net == null || rate == null) {
            // Counted from gross, or a line that only names something.
            complete = false;
            return;
        }
        var quantity = line.get("P_8B");
        var price = line.get("P_9A");
        if (quantity != null && price != null && !line.containsKey("P_10")) {
            var product = new BigDecimal(quantity).multiply(new BigDecimal(price));
            // A part of a month is printed to six decimals and was counted exactly.
            if (product.subtract(new BigDecimal(net)).abs().compareTo(GROSZ) > 0) {
                problems.add(Fa3Problem.of(KsefProblem.LINE_AMOUNT, line.getOrDefault("NrWierszaFa", "")));
            }
        }
        var sum = sums.computeIfAbsent(rate, unknown -> new Sum());
        if (line.containsKey("StanPrzed")) {
            statesBefore = true;
            sum.before = sum.before.plus(Money.of(net));
        } else {
            sum.after = sum.after.plus(Money.of(net));
        }
    }

    private void sums(boolean correction) {
        var nets = new TreeMap<String, Money>();
        sums.forEach((rate, sum) -> nets.merge(place(rate), sum.after.minus(sum.before), Money::plus));
        nets.forEach((place, net) -> {
            if (!Objects.requireNonNullElse(amount("P_13_" + place), Money.ZERO).equals(net)) {
                problems.add(Fa3Problem.of(KsefProblem.NET_SUM, "P_13_" + place));
            }
        });
        for (var place : List.of("1", "2", "3", "4")) {
            var tax = amount("P_14_" + place);
            if (tax != null && !nets.containsKey(place)) {
                problems.add(Fa3Problem.of(KsefProblem.NET_SUM, "P_13_" + place));
            } else if (nets.containsKey(place) && !isTax(place, tax == null ? Money.ZERO : tax, correction)) {
                problems.add(Fa3Problem.of(KsefProblem.TAX_SUM, "P_14_" + place));
            }
        }
    }

    private boolean isTax(String place, Money tax, boolean correction) {
        var due = Money.ZERO;
        for (var sum : sums.entrySet()) {
            if (place(sum.getKey()).equals(place)) {
                var rate = VatRate.of(sum.getKey());
                due = due.plus(rate.on(sum.getValue().after).minus(rate.on(sum.getValue().before)));
            }
        }
        // A correction that states only differences does not tell what the two taxes were.
        var tolerated = correction && !statesBefore ? GROSZ : BigDecimal.ZERO;
        return due.minus(tax).abs().amount().compareTo(tolerated) <= 0;
    }

    private void total() {
        var sum = Money.ZERO;
        for (var field : facts.invoice.entrySet()) {
            if (SUM.matcher(field.getKey()).matches()) {
                sum = sum.plus(Money.of(field.getValue()));
            }
        }
        if (!sum.equals(amount("P_15"))) {
            problems.add(Fa3Problem.of(KsefProblem.TOTAL, "P_15"));
        }
    }

    private static String place(String rate) {
        return PLACES.getOrDefault(rate, rate);
    }

    private @Nullable Money amount(String field) {
        var value = facts.invoice.get(field);
        return value == null ? null : Money.of(value);
    }
}
