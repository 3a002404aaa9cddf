package pl.nurt.customer.internal.importing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.Money;
import tools.jackson.core.type.TypeReference;

/** What the rows of one customer changed and made, for the log. Of several rows that speak of one field the first counts, as when they are taken in. */
public final class ImportChanges {
    static final TypeReference<Map<String, Change>> FIELDS = new TypeReference<>() {};

    private static final Set<ImportField> NAMES =
            Set.of(ImportField.PLACE_NUMBER, ImportField.PLACE_HOUSE_NUMBER, ImportField.CONTRACT_NUMBER);

    private final Map<String, Change> fields = new LinkedHashMap<>();

    /**
     * A field as it was and as it is.
     *
     * @param before null when nothing was there
     */
    record Change(@Nullable String before, @Nullable String after) {
        Change back() {
            return new Change(after, before);
        }
    }

    void add(Map<String, Change> row) {
        row.forEach(fields::putIfAbsent);
    }

    /** What a row made says all of itself: after it is taken back, nothing else tells what it was. */
    void addMade(MadeByRow row, boolean customer, boolean place, boolean contract) {
        if (customer) {
            row.customer(this::made);
        }
        if (place) {
            row.place(this::made);
        }
        if (contract) {
            row.contract(this::made);
        }
    }

    /** Of several places and contracts each is named; what else is said is of the first. */
    private void made(ImportField field, String after) {
        if (NAMES.contains(field)) {
            fields.merge(
                    field.key(),
                    new Change(null, after),
                    (one, more) -> new Change(one.before(), one.after() == null ? after : one.after() + "; " + after));
        } else {
            fields.putIfAbsent(field.key(), new Change(null, after));
        }
    }

    /** As they were made by that import. */
    public Changes made(long run) {
        return all(Changes.none().with("import", null, run), change -> change);
    }

    /** As they are taken back with that import. */
    public Changes undone(long run) {
        return all(Changes.none().with("import", run, null), Change::back);
    }

    private Changes all(Changes begun, UnaryOperator<Change> way) {
        var changes = new Noted(begun, way)
                .with("customerNumber", ImportField.CUSTOMER_NUMBER)
                .with("kind", ImportField.KIND, CustomerKind::valueOf)
                .with("name", ImportField.NAME)
                .with("givenNames", ImportField.GIVEN_NAMES)
                .with("familyName", ImportField.FAMILY_NAME)
                .with("nip", ImportField.NIP)
                .with("regon", ImportField.REGON)
                .with("phones", ImportField.PHONE)
                .with("emails", ImportField.EMAIL)
                .with("residence", ImportField.HOUSE_NUMBER)
                .with("placeNumber", ImportField.PLACE_NUMBER)
                .with("address", ImportField.PLACE_HOUSE_NUMBER)
                .with("plotNumber", ImportField.PLOT_NUMBER)
                .with("latitude", ImportField.LATITUDE, BigDecimal::new)
                .with("longitude", ImportField.LONGITUDE, BigDecimal::new)
                .with("contractNumber", ImportField.CONTRACT_NUMBER)
                .with("validFrom", ImportField.CONTRACT_FROM, LocalDate::parse)
                // The day behind the last one, as whoever ends a contract by hand notes it.
                .with(
                        "validTo",
                        ImportField.CONTRACT_TO,
                        day -> LocalDate.parse(day).plusDays(1))
                .with("tariffGroup", ImportField.TARIFF_GROUP)
                .with("billingMonths", ImportField.BILLING_MONTHS, Integer::valueOf)
                .with("meterMade", ImportField.METER_MADE)
                .with("meterDiameter", ImportField.METER_DIAMETER, Integer::valueOf)
                .with("meterFlow", ImportField.METER_FLOW, BigDecimal::new)
                .with("meterDigits", ImportField.METER_DIGITS, Integer::valueOf)
                .with("meterVerifiedUntil", ImportField.METER_VERIFIED_UNTIL, LocalDate::parse)
                .with("readingIndex", ImportField.READING_INDEX, BigDecimal::new)
                .with("balance", ImportField.BALANCE, text -> Money.of(text).amount())
                .with("balanceDay", ImportField.BALANCE_DAY, LocalDate::parse)
                .changes;
        var pesel = fields.get(ImportField.PESEL.key());
        if (pesel == null) {
            return changes;
        }
        var number = way.apply(pesel);
        return changes.withheld("pesel", number.before(), number.after());
    }

    private final class Noted {
        private final UnaryOperator<Change> way;
        private Changes changes;

        private Noted(Changes begun, UnaryOperator<Change> way) {
            changes = begun;
            this.way = way;
        }

        private Noted with(String word, ImportField field) {
            return with(word, field, text -> text);
        }

        private Noted with(String word, ImportField field, Function<String, Object> value) {
            var found = fields.get(field.key());
            if (found != null) {
                var change = way.apply(found);
                changes = changes.with(
                        word,
                        change.before() == null ? null : value.apply(change.before()),
                        change.after() == null ? null : value.apply(change.after()));
            }
            return this;
        }
    }
}
