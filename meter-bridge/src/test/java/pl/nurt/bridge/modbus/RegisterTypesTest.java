package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterTypesTest {
    /** A number as its type has it in big endian order, worked out by hand. */
    private record Sample(RegisterType type, String bigEndian, String number) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(RegisterType.U16, "FFFE", "65534"),
            new Sample(RegisterType.U16, "0102", "258"),
            new Sample(RegisterType.I16, "FFFE", "-2"),
            new Sample(RegisterType.I16, "7FFF", "32767"),
            new Sample(RegisterType.U32, "00BC614E", "12345678"),
            new Sample(RegisterType.U32, "FFFFFFFE", "4294967294"),
            new Sample(RegisterType.I32, "FF439EB2", "-12345678"),
            new Sample(RegisterType.I32, "01020304", "16909060"),
            new Sample(RegisterType.U64, "FFFFFFFFFFFFFFFE", "18446744073709551614"),
            new Sample(RegisterType.U64, "0102030405060708", "72623859790382856"),
            new Sample(RegisterType.I64, "FFFFFFFFFF439EB2", "-12345678"),
            new Sample(RegisterType.I64, "0102030405060708", "72623859790382856"),
            new Sample(RegisterType.F32, "43CEF000", "413.875"),
            new Sample(RegisterType.F32, "C1480000", "-12.5"),
            new Sample(RegisterType.F64, "4079DE0000000000", "413.875"),
            new Sample(RegisterType.F64, "3FF0000000000001", "1.0000000000000002220446049250313080847263336181640625"),
            new Sample(RegisterType.BCD16, "9081", "9081"),
            new Sample(RegisterType.BCD32, "12345678", "12345678"),
            new Sample(RegisterType.BCD64, "1234567890123456", "1234567890123456"),
            new Sample(RegisterType.BITS, "A5C3", "42435"));

    private static Stream<Arguments> everyTypeInEveryOrder() {
        return SAMPLES.stream()
                .flatMap(sample -> Stream.of(ByteOrder.values())
                        .map(order -> Arguments.of(
                                sample.type(), order, reordered(sample.bigEndian(), order), sample.number())));
    }

    /** What a device of that order sends, made of the hex digits alone. */
    private static String reordered(String bigEndian, ByteOrder order) {
        var words = new ArrayList<>(List.of(bigEndian.split("(?<=\\G.{4})")));
        var name = order.name();
        if (name.indexOf('A') > name.indexOf('C')) {
            words = new ArrayList<>(words.reversed());
        }
        if (name.indexOf('A') > name.indexOf('B')) {
            words.replaceAll(word -> word.substring(2) + word.substring(0, 2));
        }
        return String.join("", words);
    }

    private static Optional<BigDecimal> decode(RegisterType type, ByteOrder order, String hex) {
        return new Field(Table.HOLDING_REGISTERS, 0, type, order)
                .decode(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @MethodSource
    void everyTypeInEveryOrder(RegisterType type, ByteOrder order, String hex, String number) {
        assertThat(hex).hasSize(4 * type.registers());
        assertThat(decode(type, order, hex))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(number));
    }

    @Test
    void every_type_has_a_sample() {
        assertThat(SAMPLES).extracting(Sample::type).contains(RegisterType.values());
    }

    /** Written out, so that the reordering above is not alone in its opinion. */
    @ParameterizedTest
    @CsvSource({
        "U32, CDAB, 614E00BC, 12345678",
        "U32, BADC, BC004E61, 12345678",
        "U32, DCBA, 4E61BC00, 12345678",
        "I64, CDAB, 0708050603040102, 72623859790382856",
        "I64, BADC, 0201040306050807, 72623859790382856",
        "I64, DCBA, 0807060504030201, 72623859790382856",
        "F32, CDAB, F00043CE, 413.875",
        "F64, DCBA, 0000000000DE7940, 413.875",
        "BCD32, CDAB, 56781234, 12345678",
        "U16, BADC, FEFF, 65534",
    })
    void known_devices_bytes(RegisterType type, ByteOrder order, String hex, String number) {
        assertThat(decode(type, order, hex))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @CsvSource({
        "F32, 7FC00000",
        "F32, 7F800000",
        "F64, FFF0000000000000",
        "F64, 7FF8000000000000",
        "BCD16, 12A4",
        "BCD32, 1234567A",
        "BCD64, F234567890123456",
        "I32, 80000000",
        "I64, 8000000000000000"
    })
    void marks_for_no_value_are_no_value(RegisterType type, String hex) {
        assertThat(decode(type, ByteOrder.ABCD, hex)).isEmpty();
    }

    @Test
    void bits_are_those_under_the_mask_moved_to_the_right() {
        var high = new Field(Table.HOLDING_REGISTERS, 0, RegisterType.BITS, ByteOrder.ABCD, 0x0FF0);
        assertThat(high.decode(HexFormat.of().parseHex("A5C3"))).contains(new BigDecimal(0x5C));
    }
}
