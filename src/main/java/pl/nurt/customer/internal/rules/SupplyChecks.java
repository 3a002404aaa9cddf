package pl.nurt.customer.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.supply.ContractDraft;
import pl.nurt.customer.supply.HandoverDraft;
import pl.nurt.customer.supply.HandoverIndex;
import pl.nurt.customer.supply.PlaceMeter;
import pl.nurt.customer.supply.ServicePointDraft;
import pl.nurt.platform.FieldProblem;

/** What is wrong with a place, a contract or a change of owner as typed. */
public final class SupplyChecks {
    public static final Set<Integer> BILLING_MONTHS = Set.of(1, 2, 3, 6, 12);

    /** Poland with its sea. */
    private static final BigDecimal SOUTH = new BigDecimal("48.9");

    private static final BigDecimal NORTH = new BigDecimal("55.1");
    private static final BigDecimal WEST = new BigDecimal("14.0");
    private static final BigDecimal EAST = new BigDecimal("24.3");

    private SupplyChecks() {}

    public static List<FieldProblem> problems(ServicePointDraft draft) {
        var problems = new ArrayList<FieldProblem>();
        needed(draft.houseNumber(), "houseNumber", problems);
        needed(draft.locality(), "locality", problems);
        if (Written.postalCode(draft.postalCode()).isEmpty()) {
            problems.add(new FieldProblem("postalCode", "customer.problem.postalCode"));
        }
        if (!draft.water() && !draft.sewage() && !draft.rain()) {
            problems.add(new FieldProblem("media", "customer.problem.media"));
        }
        Longest.number(draft.number(), "number", problems);
        Longest.text(draft.street(), "street", problems);
        Longest.number(draft.houseNumber(), "houseNumber", problems);
        Longest.text(draft.locality(), "locality", problems);
        Longest.text(draft.plotNumber(), "plotNumber", problems);
        Longest.text(draft.sensitiveNote(), "sensitiveNote", problems);
        if (draft.latitude() != null && !isLatitude(draft.latitude())) {
            problems.add(new FieldProblem("latitude", "customer.problem.notInPoland"));
        }
        if (draft.longitude() != null && !isLongitude(draft.longitude())) {
            problems.add(new FieldProblem("longitude", "customer.problem.notInPoland"));
        }
        if ((draft.latitude() == null) != (draft.longitude() == null)) {
            problems.add(new FieldProblem(
                    draft.latitude() == null ? "latitude" : "longitude", "customer.problem.bothCoordinates"));
        }
        return problems;
    }

    /** The draft in the form things are kept in; only for one without problems. */
    public static ServicePointDraft tidied(ServicePointDraft draft) {
        return new ServicePointDraft(
                words(draft.number()),
                words(draft.street()),
                Written.words(draft.houseNumber()),
                Written.postalCode(draft.postalCode()).orElse(draft.postalCode()),
                Written.words(draft.locality()),
                words(draft.plotNumber()),
                draft.latitude(),
                draft.longitude(),
                draft.water(),
                draft.sewage(),
                draft.rain(),
                draft.sensitiveUse(),
                words(draft.sensitiveNote()));
    }

    /** What is wrong with the terms of a contract, new or changed. */
    public static List<FieldProblem> problems(ContractDraft draft) {
        var problems = new ArrayList<FieldProblem>();
        Longest.number(draft.number(), "number", problems);
        if (draft.validFrom() == null) {
            problems.add(new FieldProblem("validFrom", "customer.problem.needed"));
        }
        if (draft.tariffGroup() == null) {
            problems.add(new FieldProblem("tariffGroup", "customer.problem.needed"));
        }
        if (draft.billingMonths() == null || !BILLING_MONTHS.contains(draft.billingMonths())) {
            problems.add(new FieldProblem("billingMonths", "customer.problem.needed"));
        }
        if (draft.invoiceForm() == null) {
            problems.add(new FieldProblem("invoiceForm", "customer.problem.needed"));
        }
        if (!draft.water() && !draft.sewage() && !draft.rain()) {
            problems.add(new FieldProblem("media", "customer.problem.media"));
        }
        return problems;
    }

    /** @param begun since when the contract that ends holds */
    public static List<FieldProblem> problems(HandoverDraft draft, LocalDate begun) {
        var problems = new ArrayList<FieldProblem>();
        if (draft.newCustomer() == null) {
            problems.add(new FieldProblem("newCustomer", "customer.problem.needed"));
        }
        needed(draft.newNumber(), "newNumber", problems);
        Longest.number(draft.newNumber(), "newNumber", problems);
        var day = draft.day();
        if (day == null) {
            problems.add(new FieldProblem("day", "customer.problem.needed"));
        } else if (!day.isAfter(begun)) {
            problems.add(new FieldProblem("day", "customer.problem.beforeContract"));
        }
        if (draft.indexes().stream().anyMatch(one -> one.index().isNegative())) {
            problems.add(new FieldProblem("indexes", "customer.problem.negativeIndex"));
        }
        return problems;
    }

    /**
     * What is wrong with the indexes of a place that changes hands.
     *
     * @param there the meters known at the place on that day; where none is, any number may be written down
     * @param hasCome whether the day has come: an index of a day to come nobody knows
     */
    public static List<FieldProblem> problems(List<HandoverIndex> indexes, List<PlaceMeter> there, boolean hasCome) {
        var known =
                there.stream().collect(Collectors.toMap(PlaceMeter::number, meter -> meter, (first, same) -> first));
        var written = indexes.stream().map(HandoverIndex::meterNumber).collect(Collectors.toSet());
        var problems = new LinkedHashSet<FieldProblem>();
        for (var one : indexes) {
            if (one.meterNumber().isEmpty()) {
                problems.add(new FieldProblem("indexes", "customer.problem.whichMeter"));
                continue;
            }
            var meter = known.get(one.meterNumber());
            if (meter == null && !known.isEmpty()) {
                problems.add(new FieldProblem("indexes", "customer.problem.otherMeter"));
            } else if (meter != null && !meter.fits(one.index())) {
                problems.add(new FieldProblem("indexes", "customer.problem.indexDoesNotFit"));
            } else if (meter != null && !meter.canHaveReached(one.index())) {
                problems.add(new FieldProblem("indexes", "customer.problem.indexTooHigh"));
            }
        }
        if (hasCome && !written.containsAll(known.keySet())) {
            problems.add(new FieldProblem("indexes", "customer.problem.indexNeeded"));
        }
        return List.copyOf(problems);
    }

    /** Whether it may be one of Poland. */
    public static boolean isLatitude(BigDecimal degrees) {
        return degrees.compareTo(SOUTH) >= 0 && degrees.compareTo(NORTH) <= 0;
    }

    /** Whether it may be one of Poland. */
    public static boolean isLongitude(BigDecimal degrees) {
        return degrees.compareTo(WEST) >= 0 && degrees.compareTo(EAST) <= 0;
    }

    private static void needed(@Nullable String text, String field, List<FieldProblem> problems) {
        if (text == null || text.isBlank()) {
            problems.add(new FieldProblem(field, "customer.problem.needed"));
        }
    }

    private static @Nullable String words(@Nullable String text) {
        return text == null || text.isBlank() ? null : Written.words(text);
    }
}
