package pl.nurt.customer.internal.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportReason;
import pl.nurt.customer.internal.rules.Longest;
import pl.nurt.customer.internal.rules.SupplyChecks;
import pl.nurt.customer.internal.rules.Written;
import pl.nurt.platform.PolishText;
import pl.nurt.platform.law.CheckDigits;

/** Understands rows of a table by its columns' meaning: brings what they say to the form things are kept in, and says what cannot be right. */
public final class RowReader {
    /** Of the document of a row: the kind a new customer most likely is, where no column says it. */
    static final String LIKELY_KIND = "kindGuess";

    private static final List<ImportField> RESIDENCE = List.of(
            ImportField.STREET,
            ImportField.HOUSE_NUMBER,
            ImportField.FLAT_NUMBER,
            ImportField.POSTAL_CODE,
            ImportField.LOCALITY);

    private static final Set<ImportField> NUMBERS = EnumSet.of(
            ImportField.CUSTOMER_NUMBER,
            ImportField.HOUSE_NUMBER,
            ImportField.FLAT_NUMBER,
            ImportField.PLACE_NUMBER,
            ImportField.PLACE_HOUSE_NUMBER,
            ImportField.CONTRACT_NUMBER,
            ImportField.METER_NUMBER,
            ImportField.METER_MADE);

    /** Fields of amounts and days; numbers of all others name something. */
    private static final Set<ImportField> AMOUNTS = EnumSet.of(
            ImportField.LATITUDE,
            ImportField.LONGITUDE,
            ImportField.CONTRACT_FROM,
            ImportField.CONTRACT_TO,
            ImportField.BILLING_MONTHS,
            ImportField.METER_FLOW,
            ImportField.METER_DIGITS,
            ImportField.METER_DIAMETER,
            ImportField.METER_VERIFIED_UNTIL,
            ImportField.READING_INDEX,
            ImportField.READING_DAY,
            ImportField.BALANCE,
            ImportField.BALANCE_DAY);

    /** Reasons that do not say by themselves which column they speak of. */
    private static final Set<ImportReason> OF_ANY_FIELD = EnumSet.of(
            ImportReason.TOO_LONG,
            ImportReason.BAD_NUMBER,
            ImportReason.BAD_DAY,
            ImportReason.FAR_DAY,
            ImportReason.NO_RESULT);

    /** What systems and people call the kinds, in plain letters. */
    private static final Map<CustomerKind, Pattern> KINDS = Map.of(
            CustomerKind.PERSON,
            Pattern.compile("o|os(ob[ay]?|\\.)?( fiz(yczn[aey]|\\.)?)?|fizyczn[aey]|prywatn[aey]|person"),
            CustomerKind.COMPANY,
            Pattern.compile(
                    "f|firm[ay]?( .*)?|os(ob[ay]?|\\.)? prawn[ae]|prawn[ay]|przedsiebior(stwo|ca|cy)( .*)?|spolk[ai]( .*)?"
                            + "|sp\\. ?z ?o\\. ?o\\.?|spoldzielni[ae]?( .*)?|podmiot gospodarczy|company"),
            CustomerKind.HOUSING_COMMUNITY,
            Pattern.compile("w|wm|wspol[a-z]*\\.?( .*)?|housing[_ ]community"),
            CustomerKind.MUNICIPAL_UNIT,
            Pattern.compile("j|jst|jedn(ostk[ai]|\\.)?( .*)?|gmin(a|y|n[ay])( .*)?|urzad( .*)?|municipal[_ ]unit"));

    private static final List<ImportField> METER = List.of(
            ImportField.METER_MADE,
            ImportField.METER_DIAMETER,
            ImportField.METER_FLOW,
            ImportField.METER_DIGITS,
            ImportField.METER_VERIFIED_UNTIL,
            ImportField.READING_DAY,
            ImportField.READING_INDEX);

    private final int heads;
    private final Map<ImportField, Integer> columns = new EnumMap<>(ImportField.class);

    /**
     * A row as it was understood.
     *
     * @param refusals why it cannot be taken in
     * @param doubts why somebody should look first
     * @param fields those that a reason speaks of that does not say it by itself
     */
    public record Understood(
            Map<String, String> doc,
            List<ImportReason> refusals,
            List<ImportReason> doubts,
            Map<ImportReason, List<ImportField>> fields) {}

    public RowReader(List<Optional<ImportField>> mapping) {
        heads = mapping.size();
        for (var at = 0; at < mapping.size(); at++) {
            var column = at;
            mapping.get(at).ifPresent(field -> columns.putIfAbsent(field, column));
        }
    }

    /** The columns whose numbers name something: what a spreadsheet shows of them counts. */
    public Set<Integer> namingColumns() {
        return columns.entrySet().stream()
                .filter(column -> !AMOUNTS.contains(column.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Understood read(List<String> cells) {
        return new Reading(cells).understand();
    }

    private final class Reading {
        private final List<String> cells;
        private final Map<String, String> doc = new LinkedHashMap<>();
        private final List<ImportReason> refusals = new ArrayList<>();
        private final List<ImportReason> doubts = new ArrayList<>();
        private final Map<ImportReason, List<ImportField>> fields = new EnumMap<>(ImportReason.class);
        private final Set<ImportField> faults = EnumSet.noneOf(ImportField.class);

        private Reading(List<String> cells) {
            this.cells = cells;
        }

        /** What stands there, but nothing where a spreadsheet had no result. */
        private String cell(ImportField field) {
            var column = columns.get(field);
            var written = column == null || column >= cells.size() ? "" : Cells.words(cells.get(column));
            if (Cells.isFault(written)) {
                faults.add(field);
                return "";
            }
            return written;
        }

        private void refuse(ImportReason reason, ImportField field) {
            add(refusals, reason, field);
        }

        private void doubt(ImportReason reason, ImportField field) {
            add(doubts, reason, field);
        }

        private void add(List<ImportReason> reasons, ImportReason reason, ImportField field) {
            if (!reasons.contains(reason)) {
                reasons.add(reason);
            }
            if (OF_ANY_FIELD.contains(reason)) {
                fields.computeIfAbsent(reason, first -> new ArrayList<>()).add(field);
            }
        }

        private void put(ImportField field, String value) {
            var most = NUMBERS.contains(field) ? Longest.NUMBER : Longest.TEXT;
            // How long a mail address may be is said by its own rule.
            if (value.length() > most && field != ImportField.EMAIL) {
                refuse(ImportReason.TOO_LONG, field);
                doc.put(field.key(), value.substring(0, most) + "…");
            } else if (!value.isEmpty()) {
                doc.put(field.key(), value);
            }
        }

        /** Keeps what the form makes of the cell; a cell that cannot be right is left out, and somebody should look. */
        private void doubtful(ImportField field, Function<String, Optional<String>> form, ImportReason doubt) {
            var written = cell(field);
            if (!written.isEmpty()) {
                form.apply(written).ifPresentOrElse(value -> put(field, value), () -> doubt(doubt, field));
            }
        }

        private Understood understand() {
            put(ImportField.CUSTOMER_NUMBER, cell(ImportField.CUSTOMER_NUMBER));
            if (!doc.containsKey(ImportField.CUSTOMER_NUMBER.key())) {
                refusals.add(ImportReason.NO_NUMBER);
            }
            who();
            doubtful(ImportField.PHONE, Written::phone, ImportReason.BAD_PHONE);
            doubtful(ImportField.EMAIL, Written::email, ImportReason.BAD_EMAIL);
            address(List.of(
                    ImportField.STREET, ImportField.HOUSE_NUMBER, ImportField.POSTAL_CODE, ImportField.LOCALITY));
            put(ImportField.FLAT_NUMBER, cell(ImportField.FLAT_NUMBER));
            wholeAddress();
            place();
            contract();
            meter();
            money();
            if (mayHaveSwallowedRows()) {
                doubts.add(ImportReason.SEVERAL_LINES);
            }
            if (columns.values().stream().anyMatch(at -> at < cells.size() && Cells.hasBadSign(cells.get(at)))) {
                refusals.add(ImportReason.BAD_SIGN);
            }
            faults.forEach(field -> doubt(ImportReason.NO_RESULT, field));
            return new Understood(doc, refusals, doubts, fields);
        }

        /** Of a forgotten quotation mark: a cell that goes over lines, in a column that counts or in a row that lacks cells. */
        private boolean mayHaveSwallowedRows() {
            for (var at = 0; at < cells.size(); at++) {
                if (cells.get(at).indexOf('\n') >= 0 && (columns.containsValue(at) || cells.size() < heads)) {
                    return true;
                }
            }
            return false;
        }

        private void who() {
            doubtful(ImportField.PESEL, text -> Cells.checked(text, CheckDigits::isPesel), ImportReason.BAD_PESEL);
            doubtful(ImportField.NIP, text -> Cells.checked(text, CheckDigits::isNip), ImportReason.BAD_NIP);
            doubtful(ImportField.REGON, text -> Cells.checked(text, CheckDigits::isRegon), ImportReason.BAD_REGON);
            var given = cell(ImportField.GIVEN_NAMES);
            var family = cell(ImportField.FAMILY_NAME);
            var name = cell(ImportField.NAME);
            var said = saidKind();
            said.ifPresent(kind -> put(ImportField.KIND, kind.name()));
            var kind = said.orElseGet(() -> likelyKind(!given.isEmpty() || !family.isEmpty()));
            if (said.isEmpty()) {
                doc.put(LIKELY_KIND, kind.name());
            }
            if (kind == CustomerKind.PERSON) {
                put(ImportField.GIVEN_NAMES, given);
                put(ImportField.FAMILY_NAME, family);
                name = name.isEmpty() ? (given + " " + family).strip() : name;
            } else {
                doc.remove(ImportField.PESEL.key());
                name = name.isEmpty() ? family : name;
            }
            put(ImportField.NAME, name);
            if (name.isEmpty()) {
                refusals.add(ImportReason.NO_NAME);
            }
        }

        private Optional<CustomerKind> saidKind() {
            var said = PolishText.plain(cell(ImportField.KIND));
            if (said.isEmpty()) {
                return Optional.empty();
            }
            var kind = KINDS.entrySet().stream()
                    .filter(words -> words.getValue().matcher(said).matches())
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (kind.isEmpty()) {
                doubts.add(ImportReason.UNKNOWN_KIND);
            }
            return kind;
        }

        /** Of a customer that is new, where the table does not say it. */
        private CustomerKind likelyKind(boolean hasNames) {
            if (PolishText.plain(cell(ImportField.NAME)).startsWith("wspolnota")) {
                return CustomerKind.HOUSING_COMMUNITY;
            }
            return hasNames
                            || doc.containsKey(ImportField.PESEL.key())
                            || cell(ImportField.NIP).isEmpty()
                    ? CustomerKind.PERSON
                    : CustomerKind.COMPANY;
        }

        private void address(List<ImportField> fields) {
            put(fields.get(0), cell(fields.get(0)));
            put(fields.get(1), cell(fields.get(1)));
            doubtful(fields.get(2), Written::postalCode, ImportReason.BAD_POSTAL_CODE);
            put(fields.get(3), cell(fields.get(3)));
        }

        /** Letters arrive at a whole address only: a part of one is left out instead of taking the place of what is known. */
        private void wholeAddress() {
            var said = RESIDENCE.stream().anyMatch(this::has);
            if (said && !(has(ImportField.HOUSE_NUMBER) && has(ImportField.POSTAL_CODE) && has(ImportField.LOCALITY))) {
                RESIDENCE.forEach(field -> doc.remove(field.key()));
                doubts.add(ImportReason.HALF_ADDRESS);
            }
        }

        private void place() {
            put(ImportField.PLACE_NUMBER, cell(ImportField.PLACE_NUMBER));
            address(List.of(
                    ImportField.PLACE_STREET,
                    ImportField.PLACE_HOUSE_NUMBER,
                    ImportField.PLACE_POSTAL_CODE,
                    ImportField.PLACE_LOCALITY));
            put(ImportField.PLOT_NUMBER, cell(ImportField.PLOT_NUMBER));
            decimal(ImportField.LATITUDE, 6);
            decimal(ImportField.LONGITUDE, 6);
            if (isOutside(ImportField.LATITUDE, SupplyChecks::isLatitude)
                    || isOutside(ImportField.LONGITUDE, SupplyChecks::isLongitude)) {
                doc.remove(ImportField.LATITUDE.key());
                doc.remove(ImportField.LONGITUDE.key());
                refusals.add(ImportReason.NOT_IN_POLAND);
            }
            if (doc.containsKey(ImportField.LATITUDE.key()) != doc.containsKey(ImportField.LONGITUDE.key())) {
                doc.remove(ImportField.LATITUDE.key());
                doc.remove(ImportField.LONGITUDE.key());
                doubts.add(ImportReason.HALF_COORDINATES);
            }
            var somewhere = has(ImportField.PLACE_HOUSE_NUMBER) || has(ImportField.PLACE_NUMBER);
            if (somewhere
                    && !(has(ImportField.PLACE_HOUSE_NUMBER)
                            && has(ImportField.PLACE_LOCALITY)
                            && has(ImportField.PLACE_POSTAL_CODE))) {
                refusals.add(ImportReason.HALF_PLACE);
            }
        }

        private boolean isOutside(ImportField field, Predicate<BigDecimal> inside) {
            return has(field) && !inside.test(new BigDecimal(doc.getOrDefault(field.key(), "0")));
        }

        private void contract() {
            put(ImportField.CONTRACT_NUMBER, cell(ImportField.CONTRACT_NUMBER));
            day(ImportField.CONTRACT_FROM);
            day(ImportField.CONTRACT_TO);
            put(ImportField.TARIFF_GROUP, cell(ImportField.TARIFF_GROUP).toUpperCase(Locale.ROOT));
            doubtful(
                    ImportField.BILLING_MONTHS,
                    text -> Cells.months(text)
                            .filter(months -> SupplyChecks.BILLING_MONTHS.contains(Integer.valueOf(months))),
                    ImportReason.BAD_MONTHS);
            if (has(ImportField.CONTRACT_NUMBER)) {
                if (!has(ImportField.CONTRACT_FROM)) {
                    refusals.add(ImportReason.NO_CONTRACT_DAY);
                }
                if (!has(ImportField.PLACE_HOUSE_NUMBER)) {
                    refusals.add(ImportReason.NO_PLACE);
                }
                // The last day, which may be the first as well.
                if (has(ImportField.CONTRACT_TO)
                        && doc.getOrDefault(ImportField.CONTRACT_TO.key(), "")
                                        .compareTo(doc.getOrDefault(ImportField.CONTRACT_FROM.key(), ""))
                                < 0) {
                    refusals.add(ImportReason.ENDS_BEFORE);
                }
            }
        }

        /** A meter is taken in with its last reading and everything its register needs, or not at all. */
        private void meter() {
            put(ImportField.METER_NUMBER, cell(ImportField.METER_NUMBER));
            put(ImportField.METER_MADE, cell(ImportField.METER_MADE).toUpperCase(Locale.ROOT));
            doubtful(ImportField.METER_DIAMETER, Cells::whole, ImportReason.BAD_NUMBER);
            doubtful(ImportField.METER_DIGITS, Cells::whole, ImportReason.BAD_NUMBER);
            decimal(ImportField.METER_FLOW, 2);
            day(ImportField.METER_VERIFIED_UNTIL);
            day(ImportField.READING_DAY);
            decimal(ImportField.READING_INDEX, 3);
            if (doc.getOrDefault(ImportField.READING_INDEX.key(), "").startsWith("-")) {
                doc.remove(ImportField.READING_INDEX.key());
                doubts.add(ImportReason.NEGATIVE_INDEX);
            }
            if (has(ImportField.METER_NUMBER)) {
                if (!METER.stream().allMatch(this::has) || !has(ImportField.PLACE_HOUSE_NUMBER) || !fits()) {
                    doc.remove(ImportField.METER_NUMBER.key());
                    doubts.add(ImportReason.HALF_METER);
                }
            }
        }

        /** Whether the register can be such a one, and a day of reading lies within what is kept. */
        private boolean fits() {
            var digits = Integer.parseInt(doc.getOrDefault(ImportField.METER_DIGITS.key(), "0"));
            var diameter = Integer.parseInt(doc.getOrDefault(ImportField.METER_DIAMETER.key(), "0"));
            var flow = new BigDecimal(doc.getOrDefault(ImportField.METER_FLOW.key(), "0"));
            var index = new BigDecimal(doc.getOrDefault(ImportField.READING_INDEX.key(), "0"));
            return digits >= 4
                    && digits <= 9
                    && diameter > 0
                    && flow.signum() > 0
                    && flow.compareTo(BigDecimal.valueOf(9_999)) < 0
                    && index.compareTo(BigDecimal.TEN.pow(digits)) < 0
                    && doc.getOrDefault(ImportField.READING_DAY.key(), "").compareTo("2000-01-01") >= 0;
        }

        private void money() {
            doubtful(ImportField.BALANCE, Cells::money, ImportReason.BAD_NUMBER);
            day(ImportField.BALANCE_DAY);
        }

        private boolean has(ImportField field) {
            return doc.containsKey(field.key());
        }

        /** A comma or a point, with or without spaces between thousands and a unit behind; rounded as it is kept. */
        private void decimal(ImportField field, int decimals) {
            doubtful(
                    field,
                    text -> Cells.number(text)
                            .map(number ->
                                    Cells.plain(new BigDecimal(number).setScale(decimals, RoundingMode.HALF_UP))),
                    ImportReason.BAD_NUMBER);
        }

        private void day(ImportField field) {
            doubtful(field, Cells::day, ImportReason.BAD_DAY);
            var day = doc.get(field.key());
            if (day != null && !Cells.isNear(LocalDate.parse(day))) {
                doc.remove(field.key());
                refuse(ImportReason.FAR_DAY, field);
            }
        }
    }
}
