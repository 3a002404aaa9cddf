package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * Telegrams of real meters against another decoder's result, under the rules of the folder's README: header, function, storage, tariff,
 * subunit, quantity, unit and value of every record, and the maker's data. Where that decoder is known to be wrong, the rule it is
 * excused by is counted, and the count is part of the test.
 */
class ThirdPartyTelegramsTest {
    private static final Set<String> UNSET_TIME = Set.of("2000-00-00", "1900-01-00T00:00:00Z", "1900-01-00");

    private static final Map<String, Integer> MEDIA = Map.ofEntries(
            Map.entry("Other", 0x00),
            Map.entry("Oil", 0x01),
            Map.entry("Electricity", 0x02),
            Map.entry("Gas", 0x03),
            Map.entry("Heat: Outlet", 0x04),
            Map.entry("Warm water (30-90°C)", 0x06),
            Map.entry("Water", 0x07),
            Map.entry("Heat Cost Allocator", 0x08),
            Map.entry("Heat: Inlet", 0x0C),
            Map.entry("Heat / Cooling load meter", 0x0D),
            Map.entry("Bus/System", 0x0E),
            Map.entry("Cold water", 0x16),
            Map.entry("Breaker: Electricity", 0x20));

    private static final Map<String, String> QUANTITIES = Map.ofEntries(
            Map.entry("(Enhanced) Identification", "enhanced-identification"),
            Map.entry("Averaging Duration", "averaging-duration"),
            Map.entry("Current", "current"),
            Map.entry("Customer location", "customer-location"),
            Map.entry("Digital Input", "digital-input"),
            Map.entry("Digital Output", "digital-output"),
            Map.entry("Energy", "energy"),
            Map.entry("Error flags", "error-flags"),
            Map.entry("External temperature", "external-temperature"),
            Map.entry("Fabrication No", "fabrication-number"),
            Map.entry("Firmware version", "firmware-version"),
            Map.entry("Flow temperature", "flow-temperature"),
            Map.entry("H.C.A.", "heat-cost-allocation"),
            Map.entry("Manufacturer specific", "manufacturer-specific"),
            Map.entry("Medium", "medium"),
            Map.entry("Model / Version", "model-version"),
            Map.entry("On time", "on-time"),
            Map.entry("Operating time", "operating-time"),
            Map.entry("Parameter set identification", "parameter-set"),
            Map.entry("Power", "power"),
            Map.entry("Reserved", "reserved"),
            Map.entry("Reset counter", "reset-counter"),
            Map.entry("Return temperature", "return-temperature"),
            Map.entry("Software version", "software-version"),
            Map.entry("Special supplier information", "special-supplier-information"),
            Map.entry("Temperature difference", "temperature-difference"),
            Map.entry("Time point (date & time)", "datetime"),
            Map.entry("Time point (date)", "date"),
            Map.entry("Voltage", "voltage"),
            Map.entry("Volume", "volume"),
            Map.entry("Volume flow", "volume-flow"));

    /** How many records each exception of the README takes in. */
    private static final Map<String, Integer> EXCUSED = Map.of(
            "duration of an event", 2,
            "fixed structure", 2,
            "incomplete VIF", 1,
            "value during error state", 4);

    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> excused = new TreeMap<>();
    private String where = "";

    @BeforeEach
    void the_folder_is_there() {
        assumeTrue(Telegrams.thirdParty().isPresent(), "no folder shared/mbus/dev beside this checkout");
    }

    @Test
    void telegrams_of_real_meters_decode_as_another_decoder_says() throws Exception {
        var files = Telegrams.thirdParty("test-frames", ".hex");
        for (var file : files) {
            where = file.getFileName().toString().replace(".hex", "");
            var expected = ThirdPartyXml.read(file.resolveSibling(where + ".norm.xml"));
            var telegram = Telegram.parse(bytes(file));
            compareHeader(telegram, expected);
            compareRecords(telegram, expected);
        }
        assertThat(differences).isEmpty();
        assertThat(files).hasSize(39);
        // Nothing is excused silently: a rule that begins to excuse more, or less, shows here.
        assertThat(excused).isEqualTo(EXCUSED);
    }

    @Test
    void error_replies_and_unsupported_frames_give_no_value() {
        var files = new ArrayList<>(Telegrams.thirdParty("error-frames", ".hex"));
        files.addAll(Telegrams.thirdParty("unsupported-frames", ".hex"));
        assertThat(files)
                .hasSize(13)
                .allSatisfy(file ->
                        assertThatThrownBy(() -> Telegram.parse(bytes(file))).isInstanceOf(TelegramRefused.class));
    }

    private static byte[] bytes(Path hexFile) {
        return Telegrams.hex(Telegrams.read(hexFile));
    }

    private void compareHeader(Telegram telegram, ThirdPartyXml expected) {
        var meter = Objects.requireNonNull(telegram.meter());
        check("ident", stripZeros(meter.ident()).equals(stripZeros(expected.header("Id"))));
        check("medium", Objects.equals(MEDIA.get(expected.header("Medium")), meter.medium()));
        check("access", Integer.parseInt(expected.header("AccessNumber")) == telegram.access());
        check(
                "status",
                Integer.parseInt(expected.header("Status"), 16)
                        == telegram.status().code());
        // The fixed structure has neither.
        if (!expected.header("Manufacturer").isEmpty()) {
            // A code of no letters is @@@ there and 0000 here: the same code.
            check(
                    "manufacturer",
                    MeterId.manufacturer(expected.header("Manufacturer")).equals(meter.manufacturer()));
            check("version", Integer.valueOf(expected.header("Version")).equals(meter.version()));
        }
        check("more", telegram.moreRecordsFollow() == expected.moreRecordsFollow());
        var makersOwn = telegram.manufacturerData();
        check(
                "maker's data " + makersOwn,
                expected.manufacturerData().equals(makersOwn == null ? "" : makersOwn.toString()));
    }

    private void check(String what, boolean right) {
        if (!right) {
            differences.add(where + ": " + what);
        }
    }

    private void compareRecords(Telegram telegram, ThirdPartyXml expected) {
        var wanted = expected.records();
        check("number of records", wanted.size() == telegram.records().size());
        for (var n = 0; n < Math.min(wanted.size(), telegram.records().size()); n++) {
            var found = telegram.records().get(n);
            var right = placeAgrees(found, wanted.get(n)) && meaningAgrees(found, wanted.get(n));
            check(
                    "#" + n + " " + found + " instead of "
                            + wanted.get(n).getTextContent().replaceAll("\\s+", " "),
                    right);
        }
    }

    private static boolean placeAgrees(DataRecord found, Element expected) {
        return function(text(expected, "Function")) == found.function()
                && (fixed(expected) || zeroIfMissing(text(expected, "StorageNumber")) == found.storage())
                && zeroIfMissing(text(expected, "Tariff")) == found.tariff()
                && zeroIfMissing(text(expected, "Device")) == found.subunit();
    }

    private static boolean fixed(Element expected) {
        return text(expected, "Function").equals("Actual value");
    }

    private static long zeroIfMissing(String number) {
        return number.isEmpty() ? 0 : Long.parseLong(number);
    }

    private boolean meaningAgrees(DataRecord found, Element expected) {
        var value = text(expected, "Value");
        if (fixed(expected)) {
            // Litres stay litres there, and the second counter has the unit of the first.
            excuse("fixed structure");
            return found.quantity().equals("volume") && sameNumber(number(found).movePointRight(3), value);
        }
        if (text(expected, "Function").isEmpty()) {
            // VIF 7B without extension bit: the other decoder prints an empty record.
            excuse("incomplete VIF");
            return found.value() instanceof RecordValue.Absent;
        }
        var asVif = vifAgrees(found, text(expected, "Quantity"), text(expected, "Unit"));
        return switch (found.value()) {
            case RecordValue.Invalid() -> asVif && invalidAgrees(found, value);
            case RecordValue.Absent() -> asVif && (value.isEmpty() || value.equals("0.000000"));
            case RecordValue.Moment(var at) -> asVif && value.equals(at.withSecond(0) + ":00Z") && at.getSecond() == 0;
            case RecordValue.Day(var date) -> asVif && value.equals(date.toString());
            case RecordValue.TimeOfDay(var time) -> asVif && value.equals(time.toString());
            case RecordValue.Text(var text) -> asVif && textAgrees(text, value);
            case RecordValue.Amount(var amount) -> asVif ? sameNumber(amount, value) : eventDuration(found, value);
            case RecordValue.Raw(var bytes) -> asVif && bytes.toString().equals(value);
        };
    }

    private static boolean vifAgrees(DataRecord found, String quantity, String unit) {
        if (found.label() != null) {
            return found.label().equals(quantity) && unit.equals("-");
        }
        var unitShown = found.unit() == null ? Set.of("", "-", "Units for H.C.A.", "Reserved") : Set.of(found.unit());
        return found.quantity().equals(QUANTITIES.get(quantity)) && unitShown.contains(unit.replace("^3", "3"));
    }

    /** Error digits are printed there as if they were a number, and unset times as a date that does not exist. */
    private boolean invalidAgrees(DataRecord found, String value) {
        if (found.function() == DataRecord.Function.ERROR) {
            excuse("value during error state");
            return true;
        }
        return UNSET_TIME.contains(value);
    }

    /** The other decoder overlooks the VIFE that makes a duration of the data: the number agrees, what it counts does not. */
    private boolean eventDuration(DataRecord found, String value) {
        var overlooked = found.modifiers().contains("DURATION_OF_LIMIT") && sameNumber(number(found), value);
        if (overlooked) {
            excuse("duration of an event");
        }
        return overlooked;
    }

    private void excuse(String rule) {
        excused.merge(rule, 1, Integer::sum);
    }

    private static boolean textAgrees(String text, String expected) {
        return text.equals(expected)
                || (text.matches("[0-9]+")
                        && expected.matches("-?[0-9.]+")
                        && sameNumber(new BigDecimal(text), expected));
    }

    private static BigDecimal number(DataRecord found) {
        return ((RecordValue.Amount) found.value()).amount();
    }

    private static boolean sameNumber(BigDecimal found, String expected) {
        var wanted = new BigDecimal(expected);
        var tolerance = wanted.abs().multiply(new BigDecimal("1e-6")).max(new BigDecimal("5.1e-7"));
        return wanted.subtract(found).abs().compareTo(tolerance) <= 0;
    }

    private static DataRecord.Function function(String text) {
        return switch (text) {
            case "Maximum value" -> DataRecord.Function.MAXIMUM;
            case "Minimum value" -> DataRecord.Function.MINIMUM;
            case "Value during error state" -> DataRecord.Function.ERROR;
            default -> DataRecord.Function.INSTANTANEOUS;
        };
    }

    private static String stripZeros(String digits) {
        return digits.replaceFirst("^0+", "");
    }

    private static String text(Element parent, String tag) {
        return ThirdPartyXml.text(parent, tag);
    }
}
