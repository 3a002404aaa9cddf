package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BillProblem;
import pl.nurt.billing.pricing.BillRequest;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Deduction;
import pl.nurt.billing.pricing.Measured;
import pl.nurt.billing.pricing.OrderedWork;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.pricing.Supply;
import pl.nurt.billing.pricing.UsedWater;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.internal.rules.Step;
import pl.nurt.metering.use.ChainPart;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import tools.jackson.databind.JsonNode;

/** A case of {@code money/tariff} in our words: its tariff, its contract, what was read, and the bill that comes of them. */
record TariffCase(JsonNode file) {
    private static final MeterId METER = new MeterId(1);
    private static final Register REGISTER = new Register(5, new BigDecimal("2.5"));

    BillingSettings settings() {
        var split = file.at("/settings/priceChangeInPeriod").asString("days");
        return new BillingSettings(
                file.at("/settings/quantityScale").asInt(), split.equals("reading") ? SplitBy.READING : SplitBy.DAYS);
    }

    List<Price> prices() {
        return file.path("tariff").valueStream().map(TariffCase::price).toList();
    }

    private static Price price(JsonNode row) {
        return new Price(
                new PriceSource(
                        row.path("decision").asString(""), row.path("step").asInt(1)),
                service(row.get("service").asString()),
                whom(row),
                switch (row.path("unit").asString("m3")) {
                    case "m3" -> PriceUnit.CUBIC_METRE;
                    case "month" -> PriceUnit.MONTH;
                    default -> PriceUnit.PIECE;
                },
                new BigDecimal(row.get("netPrice").asString()),
                VatRate.of(row.get("vatRate").asString()),
                LocalDate.parse(row.get("validFrom").asString()),
                row.hasNonNull("validTo") ? after(row.get("validTo").asString()) : LocalDate.MAX);
    }

    static BilledService service(String name) {
        return switch (name) {
            case "water" -> BilledService.WATER;
            case "sewage" -> BilledService.SEWAGE;
            case "rain", "rainwater", "rain-water", "stormwater" -> BilledService.RAIN;
            case "subscription" -> BilledService.SUBSCRIPTION;
            default -> BilledService.extra(name);
        };
    }

    private static PriceFor whom(JsonNode row) {
        var name = row.path("group").asString("all");
        return switch (name) {
            case "all" -> PriceFor.EVERYBODY;
            case "paper", "e-invoice" -> PriceFor.invoice(form(name));
            case "metered", "flat" -> new PriceFor(null, measured(name), null, null, null);
            default -> PriceFor.group(name);
        };
    }

    private static Measured measured(String name) {
        return name.equals("flat") ? Measured.FLAT : Measured.METERED;
    }

    private static InvoiceForm form(String name) {
        return name.equals("paper") ? InvoiceForm.PAPER : InvoiceForm.ELECTRONIC;
    }

    JsonNode contract() {
        return file.get("contract");
    }

    JsonNode input() {
        return file.get("input");
    }

    LocalDate from() {
        return LocalDate.parse(input().at("/period/from").asString());
    }

    LocalDate until() {
        return after(input().at("/period/to").asString());
    }

    /** What this contract is billed for the case's period. */
    Priced bill(JsonNode contract) {
        var terms = terms(contract, group(contract), "");
        var from = later(from(), terms.from());
        var until = until().isBefore(terms.until()) ? until() : terms.until();
        var meters = meters();
        var problems = new ArrayList<BillProblem>();
        var supplies = new ArrayList<Supply>();
        var suffixes = services(contract).filter(name -> name.contains(":")).toList();
        var own = suffixes.isEmpty() ? meters : meters.subList(0, Math.max(1, meters.size() - suffixes.size()));
        supplies.add(Supply.metered(List.of(terms), used(own, from, until, problems), deductions()));
        for (var place = 0; place < suffixes.size(); place++) {
            var suffix = suffixes.get(place);
            var meter = meters.subList(own.size() + place, own.size() + place + 1);
            supplies.add(Supply.metered(
                    List.of(terms(contract, suffix.substring(suffix.indexOf(':') + 1), suffix)),
                    used(meter, from, until, problems),
                    List.of()));
        }
        return problems.isEmpty()
                ? TariffCalculator.bill(new BillRequest(from, until, supplies, ordered()), prices(), settings())
                : new Priced.Refused(problems);
    }

    /** The bill of the same period and contract with another use, as after a corrected reading. */
    Priced bill(UsedWater used) {
        var supply = Supply.metered(List.of(terms(contract(), group(contract()), "")), List.of(used), List.of());
        return TariffCalculator.bill(
                new BillRequest(used.from(), used.until(), List.of(supply), List.of()), prices(), settings());
    }

    /** Whoever has a number of a tax payer is no household, whatever the file says: the group that the tariff has for such. */
    private String group(JsonNode contract) {
        var group = contract.get("group").asString();
        if (!contract.has("nip") || !group.equals("household")) {
            return group;
        }
        return prices().stream()
                .map(price -> price.whom().group())
                .filter(Objects::nonNull)
                .filter(named -> !named.equals("household"))
                .findFirst()
                .orElse(group);
    }

    private static BilledTerms terms(JsonNode contract, String group, String only) {
        var media = services(contract)
                .filter(name -> only.isEmpty() ? !name.contains(":") : name.equals(only))
                .map(name -> service(name.replaceFirst(":.*", "")))
                .toList();
        return new BilledTerms(
                contract.hasNonNull("from")
                        ? LocalDate.parse(contract.get("from").asString())
                        : LocalDate.MIN,
                contract.hasNonNull("to") ? after(contract.get("to").asString()) : LocalDate.MAX,
                group,
                measured(contract.path("measured").asString("metered")),
                form(contract.path("invoice").asString("paper")),
                contract.path("cycleMonths").asInt(1),
                media.contains(BilledService.WATER),
                media.contains(BilledService.SEWAGE),
                media.contains(BilledService.RAIN));
    }

    private static Stream<String> services(JsonNode contract) {
        return contract.get("services").valueStream().map(JsonNode::asString);
    }

    private List<OrderedWork> ordered() {
        return input().path("extraServices")
                .valueStream()
                .map(work -> new OrderedWork(
                        work.get("service").asString(),
                        LocalDate.parse(work.get("date").asString()),
                        new BigDecimal(work.path("quantity").asString("1"))))
                .toList();
    }

    private List<Deduction> deductions() {
        return input().path("subMeters")
                .valueStream()
                .map(sub -> {
                    var opening = new BigDecimal(sub.get("from").asString());
                    var closing = new BigDecimal(sub.get("to").asString());
                    return new Deduction(
                            sub.get("meter").asString(),
                            opening,
                            closing,
                            closing.subtract(opening),
                            null,
                            day(sub.path("sealValidTo")),
                            day(sub.path("verificationValidTo")));
                })
                .toList();
    }

    private List<String> meters() {
        var consumption = input().path("consumption");
        if (consumption.isObject()) {
            return consumption.propertyStream().map(Map.Entry::getKey).toList();
        }
        return Stream.concat(
                        input().path("installations").valueStream(),
                        input().path("readings").valueStream())
                .map(one -> one.get("meter").asString())
                .distinct()
                .toList();
    }

    private List<UsedWater> used(List<String> meters, LocalDate from, LocalDate until, List<BillProblem> problems) {
        var consumption = input().path("consumption");
        if (consumption.isString()) {
            return List.of(given(from, until, consumption));
        }
        if (consumption.isObject()) {
            return meters.stream()
                    .map(meter -> given(from, until, consumption.get(meter)))
                    .toList();
        }
        if (input().has("lastRealReading")) {
            return settled(meters, from, until, problems);
        }
        var used = new ArrayList<UsedWater>();
        for (var meter : meters) {
            var days = days(meter, from, until);
            for (var place = 1; place < days.size(); place++) {
                var found = MeteredUse.of(
                        chain(meter, days.get(place - 1), days.get(place)),
                        days.get(place - 1),
                        days.get(place),
                        settings().quantityScale());
                used.addAll(found.used());
                problems.addAll(found.problems());
            }
        }
        return problems.stream().anyMatch(problem -> problem.kind() == BillProblem.Kind.NO_READING)
                ? estimated(from, until, problems)
                : used;
    }

    private static UsedWater given(LocalDate from, LocalDate until, JsonNode volume) {
        var used = new BigDecimal(volume.asString());
        return new UsedWater(from, until, used, false, List.of(new Reason.DaysBooked(from, until, used)));
    }

    private List<UsedWater> settled(List<String> meters, LocalDate from, LocalDate until, List<BillProblem> problems) {
        var since = after(input().at("/lastRealReading/at").asString());
        var real = MeteredUse.of(
                chain(meters.getFirst(), since, until), since, until, settings().quantityScale());
        problems.addAll(real.problems());
        var billed = input().path("estimatedAndBilled")
                .valueStream()
                .map(month -> new BigDecimal(month.get("quantity").asString()))
                .toList();
        var left = real.used().stream().findFirst().flatMap(used -> EstimateSettlement.of(used, since, from, billed));
        if (left.isEmpty()) {
            problems.add(BillProblem.ofMeter(BillProblem.Kind.ESTIMATES_ABOVE_USE, meters));
        }
        return left.stream().toList();
    }

    private List<UsedWater> estimated(LocalDate from, LocalDate until, List<BillProblem> problems) {
        var known = new TreeMap<YearMonth, BigDecimal>();
        input().valueStream()
                .filter(JsonNode::isArray)
                .flatMap(JsonNode::valueStream)
                .filter(month -> month.has("month") && month.has("quantity"))
                .forEach(month -> known.put(
                        YearMonth.parse(month.get("month").asString()),
                        new BigDecimal(month.get("quantity").asString())));
        var guess = Estimates.of(known, from, until, settings().quantityScale());
        if (guess.isPresent()) {
            problems.removeIf(problem -> problem.kind() == BillProblem.Kind.NO_READING);
        }
        return guess.stream().toList();
    }

    /** The first and the last day, and those between on which a price changes and somebody read the meter. */
    private List<LocalDate> days(String meter, LocalDate from, LocalDate until) {
        var between = points(meter).stream()
                .map(TariffCase::boundary)
                .filter(day -> day.isAfter(from) && day.isBefore(until))
                .filter(day -> settings().split() == SplitBy.READING
                        && prices().stream().anyMatch(price -> price.from().equals(day)));
        return Stream.of(Stream.of(from), between, Stream.of(until))
                .flatMap(some -> some)
                .distinct()
                .sorted()
                .toList();
    }

    /** As metering tells it: what the meter showed before the days and at their end, and what that makes. */
    private List<ChainPart> chain(String meter, LocalDate from, LocalDate until) {
        var installation = input().path("installations")
                .valueStream()
                .filter(one -> one.get("meter").asString().equals(meter))
                .findFirst();
        var points = new ArrayList<>(points(meter));
        installation.ifPresent(one -> {
            points.addFirst(point(meter, one.get("from"), one.get("initial"), IndexReading.Origin.INSTALLED));
            if (one.hasNonNull("final")) {
                points.add(point(meter, one.get("to"), one.get("final"), IndexReading.Origin.REMOVED));
            }
        });
        if (input().has("lastRealReading")) {
            var last = input().get("lastRealReading");
            points.addFirst(point(meter, last.get("at"), last.get("index"), IndexReading.Origin.READING));
        }
        var opening = points.stream()
                .filter(point -> !boundary(point).isAfter(from))
                .reduce((earlier, later) -> later)
                .orElse(points.getFirst());
        var closing = points.stream()
                .filter(point -> !boundary(point).isAfter(until))
                .reduce((earlier, later) -> later)
                .orElse(opening);
        var step = Step.between(register(meter), at(opening), at(closing));
        return List.of(new ChainPart(
                METER,
                meter,
                MeterRole.MAIN,
                opening,
                closing,
                closing.at().isAfter(opening.at()) ? step.counted() : null));
    }

    /** The day whose beginning is nearest: some meters speak a little before or after midnight. */
    private static LocalDate boundary(IndexReading reading) {
        return CivilTime.dayOf(reading.at().plus(12, ChronoUnit.HOURS));
    }

    private Register register(String meter) {
        var named = input().path("meter");
        return named.path("id").asString("").equals(meter) && named.has("digits")
                ? new Register(named.get("digits").asInt(), REGISTER.q3())
                : REGISTER;
    }

    private List<IndexReading> points(String meter) {
        return input().path("readings")
                .valueStream()
                .filter(reading -> reading.get("meter").asString().equals(meter))
                .map(reading -> point(meter, reading.get("at"), reading.get("index"), IndexReading.Origin.READING))
                .toList();
    }

    private static RegisterPoint at(IndexReading reading) {
        return new RegisterPoint(reading.at(), reading.index());
    }

    private static IndexReading point(String meter, JsonNode at, JsonNode index, IndexReading.Origin origin) {
        return new IndexReading(instant(at.asString(), origin), CubicMetres.of(index.asString()), METER, meter, origin);
    }

    /** A reading of a day is that of its end; a meter is put in and taken out on its day. */
    private static Instant instant(String at, IndexReading.Origin origin) {
        if (at.contains("T")) {
            return OffsetDateTime.parse(at).toInstant();
        }
        var day = LocalDate.parse(at);
        return CivilTime.startOf(origin == IndexReading.Origin.READING ? day.plusDays(1) : day);
    }

    private static @Nullable LocalDate day(JsonNode day) {
        return day.isString() ? LocalDate.parse(day.asString()) : null;
    }

    private static LocalDate after(String day) {
        return LocalDate.parse(day).plusDays(1);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
