package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Telegrams of real meters against another decoder's result, under the rules of the folder's README. */
class ThirdPartyTelegramsTest {
    private static final Set<String> UNSET_TIME = Set.of("2000-00-00", "1900-01-00T00:00:00Z", "1900-01-00");

    @BeforeEach
    void the_folder_is_there() {
        assumeTrue(Telegrams.thirdParty().isPresent(), "no folder shared/mbus/dev beside this checkout");
    }

    @Test
    void telegrams_of_real_meters_decode_as_another_decoder_says() throws Exception {
        var differences = new ArrayList<String>();
        var files = Telegrams.thirdParty("test-frames", ".hex");
        for (var file : files) {
            var name = file.getFileName().toString().replace(".hex", "");
            var telegram = Telegram.parse(bytes(file));
            compare(name, telegram, file.resolveSibling(name + ".norm.xml"), differences);
        }
        assertThat(differences).isEmpty();
        assertThat(files).hasSizeGreaterThan(30);
    }

    @Test
    void error_replies_and_unsupported_frames_give_no_value() {
        var files = new ArrayList<>(Telegrams.thirdParty("error-frames", ".hex"));
        files.addAll(Telegrams.thirdParty("unsupported-frames", ".hex"));
        assertThat(files)
                .hasSizeGreaterThan(10)
                .allSatisfy(file ->
                        assertThatThrownBy(() -> Telegram.parse(bytes(file))).isInstanceOf(TelegramRefused.class));
    }

    private static byte[] bytes(Path hexFile) {
        return Telegrams.hex(Telegrams.read(hexFile));
    }

    private static void compare(String name, Telegram telegram, Path normXml, List<String> differences)
            throws Exception {
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Telegrams.read(normXml))))
                .getDocumentElement();
        var meter = telegram.meter();
        if (meter == null || !stripZeros(meter.ident()).equals(stripZeros(text(root, "Id")))) {
            differences.add(name + ": meter " + meter);
        }
        if (Integer.parseInt(text(root, "AccessNumber")) != telegram.access()
                || Integer.parseInt(text(root, "Status"), 16) != telegram.status()) {
            differences.add(name + ": header");
        }
        var expected = new ArrayList<Element>();
        var nodes = root.getElementsByTagName("DataRecord");
        for (var i = 0; i < nodes.getLength(); i++) {
            var element = (Element) nodes.item(i);
            if (!Set.of("Manufacturer specific", "More records follow").contains(text(element, "Function"))) {
                expected.add(element);
            }
        }
        if (expected.size() != telegram.records().size()) {
            differences.add(name + ": " + telegram.records().size() + " records instead of " + expected.size());
            return;
        }
        for (var n = 0; n < expected.size(); n++) {
            if (!agrees(telegram.records().get(n), expected.get(n))) {
                differences.add(name + " #" + n + ": " + telegram.records().get(n) + " instead of "
                        + expected.get(n).getTextContent().replaceAll("\\s+", " "));
            }
        }
    }

    private static boolean agrees(DataRecord found, Element expected) {
        return function(text(expected, "Function")) == found.function()
                && (text(expected, "StorageNumber").isEmpty()
                        || Long.parseLong(text(expected, "StorageNumber")) == found.storage())
                && (text(expected, "Tariff").isEmpty() || Integer.parseInt(text(expected, "Tariff")) == found.tariff())
                && (text(expected, "Device").isEmpty() || Integer.parseInt(text(expected, "Device")) == found.subunit())
                && valueAgrees(found, text(expected, "Value"), text(expected, "Unit"));
    }

    private static boolean valueAgrees(DataRecord found, String expected, String unit) {
        return switch (found.value()) {
            // The other decoder prints error digits and reads dates of events as quantities.
            case RecordValue.Invalid() ->
                UNSET_TIME.contains(expected) || found.function() == DataRecord.Function.ERROR;
            case RecordValue.Absent() -> expected.isEmpty() || expected.equals("0.000000");
            case RecordValue.Moment(var at) ->
                expected.equals(at.withSecond(at.getSecond()) + ":00Z") || eventTime(found);
            case RecordValue.Day(var date) -> expected.equals(date.toString()) || eventTime(found);
            case RecordValue.TimeOfDay(var time) -> expected.equals(time.toString());
            case RecordValue.Text(var text) -> text.equals(expected) || sameNumber(text, expected);
            case RecordValue.Amount(var amount) -> sameAmount(amount, expected, unit);
        };
    }

    private static boolean eventTime(DataRecord found) {
        return found.modifiers().contains("DATE_OF");
    }

    private static boolean sameAmount(BigDecimal amount, String expected, String unit) {
        // The fixed structure is not normalised there: litres stay litres.
        var scaled = unit.equals("l") || unit.equals("reserved but historic") ? amount.movePointRight(3) : amount;
        return sameNumber(scaled.toPlainString(), expected);
    }

    private static boolean sameNumber(String found, String expected) {
        if (!expected.matches("-?[0-9.]+") || !found.matches("-?[0-9.]+")) {
            return false;
        }
        var wanted = new BigDecimal(expected);
        var tolerance = wanted.abs().multiply(new BigDecimal("1e-6")).max(new BigDecimal("5.1e-7"));
        return wanted.subtract(new BigDecimal(found)).abs().compareTo(tolerance) <= 0;
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
        var found = parent.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
