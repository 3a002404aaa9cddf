package pl.nurt.billing.tariffs.internal.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.billing.tariffs.DatedRate;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.TariffItem;
import pl.nurt.platform.FieldProblem;

/** What a tariff must be like to be written down at all, as the database has it, too. */
public final class DraftCheck {
    private static final int LONGEST_DECISION = 80;
    private static final int LONGEST_AUTHORITY = 120;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_SOURCE = 200;
    private static final int MOST_STEPS = 12;
    private static final int MOST_DECIMALS = 4;
    private static final BigDecimal HIGHEST = new BigDecimal("99999999");

    private DraftCheck() {}

    public static List<FieldProblem> of(TariffDraft draft) {
        var problems = new ArrayList<FieldProblem>();
        text("decision", draft.decision(), LONGEST_DECISION, problems);
        text("authority", draft.authority(), LONGEST_AUTHORITY, problems);
        var note = draft.note();
        if (note != null && note.length() > LONGEST_NOTE) {
            problems.add(new FieldProblem("note", "billing.problem.long"));
        }
        if (!draft.from().isBefore(draft.until())) {
            problems.add(new FieldProblem("until", "billing.problem.endsBefore"));
        }
        if (!areSteps(draft)) {
            problems.add(new FieldProblem("steps", "billing.problem.steps"));
        }
        var seen = new HashSet<>();
        for (var item : draft.items()) {
            if (!seen.add(List.of(item.service(), item.whom()))) {
                problems.add(new FieldProblem("items", "billing.problem.twice"));
            }
            item(item, problems);
        }
        if (draft.items().isEmpty()) {
            problems.add(new FieldProblem("items", "billing.problem.noPrices"));
        }
        return problems.stream().distinct().toList();
    }

    public static List<FieldProblem> of(DatedRate rate) {
        var problems = new ArrayList<FieldProblem>();
        text("source", rate.source(), LONGEST_SOURCE, problems);
        var percent = rate.percent();
        if (percent.signum() < 0
                || percent.compareTo(BigDecimal.valueOf(100)) > 0
                || percent.stripTrailingZeros().scale() > 2) {
            problems.add(new FieldProblem("percent", "billing.problem.percent"));
        }
        return problems;
    }

    private static void text(String field, String text, int longest, List<FieldProblem> problems) {
        if (text.isBlank()) {
            problems.add(new FieldProblem(field, "billing.problem.needed"));
        } else if (text.length() > longest) {
            problems.add(new FieldProblem(field, "billing.problem.long"));
        }
    }

    private static boolean areSteps(TariffDraft draft) {
        var steps = draft.steps();
        if (steps.isEmpty() || steps.size() > MOST_STEPS || !steps.getFirst().equals(draft.from())) {
            return false;
        }
        var last = draft.from().minusDays(1);
        for (var step : steps) {
            if (!step.isAfter(last) || !step.isBefore(draft.until())) {
                return false;
            }
            last = step;
        }
        return true;
    }

    private static void item(TariffItem item, List<FieldProblem> problems) {
        for (var net : item.net()) {
            if (net != null
                    && (net.signum() < 0
                            || net.compareTo(HIGHEST) > 0
                            || net.stripTrailingZeros().scale() > MOST_DECIMALS)) {
                problems.add(new FieldProblem("items", "billing.problem.price"));
            }
        }
        if (!mayBeSoldBy(item.unit(), item.service().kind())) {
            problems.add(new FieldProblem("items", "billing.problem.unit"));
        }
    }

    private static boolean mayBeSoldBy(PriceUnit unit, ServiceKind kind) {
        return switch (kind) {
            case WATER, SEWAGE -> unit == PriceUnit.CUBIC_METRE;
            case RAIN -> unit != PriceUnit.PIECE;
            case SUBSCRIPTION -> unit == PriceUnit.MONTH;
            case EXTRA -> unit == PriceUnit.PIECE;
        };
    }
}
