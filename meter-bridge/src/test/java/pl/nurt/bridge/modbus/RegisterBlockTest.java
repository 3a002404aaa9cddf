package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterBlockTest {
    private static RegisterProfile profile(
            RegisterType type, ByteOrder order, String scale, RegisterProfile.@Nullable Field exponentAt) {
        return new RegisterProfile(
                "test",
                3,
                new RegisterProfile.Field(0, type, order),
                new BigDecimal(scale),
                exponentAt,
                null,
                null,
                null);
    }

    private static Optional<BigDecimal> index(RegisterType type, ByteOrder order, String hex) {
        return new RegisterBlock(profile(type, order, "1", null), HexFormat.of().parseHex(hex)).indexM3();
    }

    @ParameterizedTest
    @CsvSource({
        "U16, ABCD, FFFE, 65534",
        "U16, BADC, FEFF, 65534",
        "I16, ABCD, FFFE, -2",
        "U32, ABCD, 00BC614E, 12345678",
        "U32, CDAB, 614E00BC, 12345678",
        "U32, BADC, BC004E61, 12345678",
        "U32, DCBA, 4E61BC00, 12345678",
        "I32, ABCD, FFFFFFFE, -2",
        "I32, DCBA, FEFFFFFF, -2",
        "U64, ABCD, FFFFFFFFFFFFFFFE, 18446744073709551614",
        "I64, ABCD, 0000000000BC614E, 12345678",
        "I64, CDAB, 614E00BC00000000, 12345678",
        "I64, BADC, 00000000BC004E61, 12345678",
        "I64, DCBA, 4E61BC0000000000, 12345678",
        "F32, ABCD, 43CEF000, 413.875",
        "F32, CDAB, F00043CE, 413.875",
        "F64, ABCD, 4079DE0000000000, 413.875",
        "F64, DCBA, 0000000000DE7940, 413.875",
        "BCD32, ABCD, 12345678, 12345678",
        "BCD32, CDAB, 56781234, 12345678",
    })
    void every_type_is_read_in_every_order(RegisterType type, ByteOrder order, String hex, String number) {
        assertThat(index(type, order, hex))
                .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @CsvSource({
        "F32, 7FC00000",
        "F32, 7F800000",
        "F64, FFF0000000000000",
        "BCD32, 1234567A",
        "I32, 80000000",
        "I64, 8000000000000000"
    })
    void marks_for_no_value_are_no_value(RegisterType type, String hex) {
        assertThat(index(type, ByteOrder.ABCD, hex)).isEmpty();
    }

    @Test
    void the_scale_is_exact_and_an_absurd_exponent_gives_no_value() {
        var scaled = new RegisterBlock(
                profile(RegisterType.U32, ByteOrder.ABCD, "0.001", null),
                HexFormat.of().parseHex("00000007"));
        assertThat(scaled.indexM3()).contains(new BigDecimal("0.007"));
        var exponent = new RegisterProfile.Field(2, RegisterType.I16, ByteOrder.ABCD);
        for (var power = -12; power <= 12; power++) {
            var bytes =
                    ByteBuffer.allocate(6).putInt(1234).putShort((short) power).array();
            var value = new RegisterBlock(profile(RegisterType.U32, ByteOrder.ABCD, "1", exponent), bytes).indexM3();
            assertThat(value.isPresent()).isEqualTo(Math.abs(power) <= 10);
        }
    }
}
