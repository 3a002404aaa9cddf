package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.nurt.bridge.outbox.Flag;

class RegisterImageTest {
    private static final Table HOLDING = Table.HOLDING_REGISTERS;
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Field U32 = field(0, RegisterType.U32);

    private static Field field(int offset, RegisterType type) {
        return new Field(HOLDING, offset, type, ByteOrder.ABCD);
    }

    private static RegisterProfile.Volume volume(Field value, @Nullable String scale) {
        return volume(value, scale, null, null);
    }

    private static RegisterProfile.Volume volume(
            Field value,
            @Nullable String scale,
            @Nullable Field exponentAt,
            RegisterProfile.@Nullable UnitCodes unitAt) {
        return new RegisterProfile.Volume(
                value,
                null,
                scale == null ? null : new BigDecimal(scale),
                exponentAt,
                unitAt,
                null,
                RegisterProfile.Volume.LITRE);
    }

    private static RegisterImage image(RegisterProfile.Volume volume, String hex, RegisterProfile.Quality... quality) {
        var profile = new RegisterProfile("test", volume, null, null, List.of(quality), null);
        return new RegisterImage(profile, 1, 100, List.of(answer(HOLDING, 100, hex)));
    }

    private static Answer answer(Table table, int address, String hex) {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new Answer(new Span(1, table, address, bytes.length / 2), bytes, NOW);
    }

    private static RegisterProfile.Quality quality(int offset, int mask, int expected, Flag flag) {
        return new RegisterProfile.Quality(field(offset, RegisterType.U16), mask, expected, flag);
    }

    @Test
    void a_constant_scale_is_exact() {
        assertThat(image(volume(U32, "0.001"), "0000 0007").indexM3()).contains(new BigDecimal("0.007"));
        assertThat(image(volume(U32, "0.003785411784"), "0000 0064").indexM3())
                .contains(new BigDecimal("0.378541178400"));
        assertThat(image(volume(U32, null), "0000 0007").indexM3()).isEmpty();
    }

    @Test
    void an_exponent_register_scales_and_an_absurd_one_gives_no_value() {
        var volume = volume(U32, null, field(2, RegisterType.I16), null);
        for (var power = -12; power <= 12; power++) {
            var index = image(volume, "000004D2 %04X".formatted(power & 0xFFFF)).indexM3();
            assertThat(index)
                    .isEqualTo(
                            Math.abs(power) <= 10
                                    ? Optional.of(new BigDecimal("1234").scaleByPowerOfTen(power))
                                    : Optional.empty());
        }
        var byMillilitre = volume(U32, "0.000001", field(2, RegisterType.I16), null);
        assertThat(image(byMillilitre, "000004D2 0003").indexM3())
                .hasValueSatisfying(m3 -> assertThat(m3).isEqualByComparingTo("1.234"));
    }

    @Test
    void a_unit_code_is_looked_up_and_an_unknown_one_gives_no_value() {
        var codes = new RegisterProfile.UnitCodes(
                field(2, RegisterType.U16), Map.of(0x13, new BigDecimal("0.001"), 0x16, BigDecimal.ONE));
        var volume = volume(U32, null, null, codes);
        assertThat(image(volume, "000004D2 0013").indexM3()).contains(new BigDecimal("1.234"));
        assertThat(image(volume, "000004D2 0016").indexM3()).contains(new BigDecimal("1234"));
        assertThat(image(volume, "000004D2 0005").indexM3()).isEmpty();
        assertThat(image(volume, "000004D2 0013").unitM3()).contains(new BigDecimal("0.001"));
    }

    @Test
    void a_value_in_two_parts_is_put_together() {
        var volume = new RegisterProfile.Volume(
                U32,
                new RegisterProfile.Fraction(field(2, RegisterType.U16), new BigDecimal("0.001")),
                BigDecimal.ONE,
                null,
                null,
                null,
                RegisterProfile.Volume.LITRE);
        assertThat(image(volume, "00001092 0315").indexM3()).contains(new BigDecimal("4242.789"));
    }

    @Test
    void the_makers_mark_for_no_value_is_compared_in_the_devices_order() {
        var volume = new RegisterProfile.Volume(
                new Field(HOLDING, 0, RegisterType.U32, ByteOrder.CDAB),
                null,
                BigDecimal.ONE,
                null,
                null,
                new BigInteger("FFFF0000", 16),
                RegisterProfile.Volume.LITRE);
        assertThat(image(volume, "0000 FFFF").indexM3()).isEmpty();
        assertThat(image(volume, "FFFF 0000").indexM3()).contains(new BigDecimal("65535"));
    }

    @Test
    void every_quality_rule_gives_its_own_flag_and_only_invalid_takes_the_value() {
        var rules = new RegisterProfile.Quality[] {
            quality(2, 0x0001, 0, Flag.INVALID),
            quality(2, 0x0006, 0x0002, Flag.STALE),
            quality(3, 0xFF00, 0x0200, Flag.METER_STATUS_MANUFACTURER)
        };
        var good = image(volume(U32, "1"), "00000007 0002 02AA", rules);
        assertThat(good.flags()).isEmpty();
        assertThat(good.indexM3()).isPresent();
        var stale = image(volume(U32, "1"), "00000007 0006 03AA", rules);
        assertThat(stale.flags()).containsExactlyInAnyOrder(Flag.STALE, Flag.METER_STATUS_MANUFACTURER);
        assertThat(stale.indexM3()).isPresent();
        var bad = image(volume(U32, "1"), "00000007 0003 02AA", rules);
        assertThat(bad.flags()).containsExactly(Flag.INVALID);
        assertThat(bad.indexM3()).isEmpty();
    }

    @Test
    void a_float_that_has_lost_its_litres_says_so() {
        var litres = volume(field(0, RegisterType.F32), "0.001");
        // 16 777 215 and 16 777 216 litres.
        assertThat(image(litres, "4B7FFFFF").flags()).isEmpty();
        assertThat(image(litres, "4B800000").flags()).containsExactly(Flag.PRECISION);
        assertThat(image(volume(field(0, RegisterType.F32), "1"), "46831200").flags())
                .isEmpty();
        assertThat(image(volume(field(0, RegisterType.F32), "1"), "46831400").flags())
                .containsExactly(Flag.PRECISION);
        assertThat(image(volume(U32, "1"), "7FFFFFFF").flags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNIX32, ABCD, 69230A40, 2025-11-23T13:21:04Z",
        "UNIX32, CDAB, 0A406923, 2025-11-23T13:21:04Z",
        "UNIX32, ABCD, 80000000, 2038-01-19T03:14:08Z",
        "UNIX32, ABCD, 00000000, ",
        "UNIX64, ABCD, 0000000069230A40, 2025-11-23T13:21:04Z",
        "UNIX64, ABCD, FFFFFFFFFFFFFFFF, ",
        "UNIX64, ABCD, 00FFFFFFFFFFFFFF, ",
        "BCD, ABCD, 251123142104, 2025-11-23T13:21:04Z",
        "BCD, ABCD, 251323142104, ",
        "BCD, ABCD, 2511231421FF, ",
        "SIX_REGISTERS, ABCD, 07E9000B0017000E00150004, 2025-11-23T13:21:04Z",
        "SIX_REGISTERS, ABCD, 0019000B0017000E00150004, 2025-11-23T13:21:04Z",
        "SIX_REGISTERS, ABCD, 07E90000000000000000000, ",
        "SIX_REGISTERS, BADC, E9070B0017000E0015000400, 2025-11-23T13:21:04Z",
    })
    void a_time_is_read_in_every_form_and_what_is_none_is_none(
            TimeType type, ByteOrder order, String hex, @Nullable Instant expected) {
        var padded = (hex + "0").substring(0, 4 * type.registers());
        var time = new RegisterProfile.Time(HOLDING, 0, type, order, null, false);
        var profile = new RegisterProfile("test", volume(field(6, RegisterType.U16), "1"), null, time, List.of(), null);
        var image = new RegisterImage(
                profile, 1, 100, List.of(answer(HOLDING, 100, (padded + "0".repeat(28)).substring(0, 28))));
        assertThat(image.time(ZoneOffset.ofHours(1))).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void coils_count_from_the_lowest_address_and_serve_as_quality() {
        var value = new Field(Table.COILS, 2, RegisterType.U16, ByteOrder.ABCD);
        var profile = new RegisterProfile(
                "coils",
                volume(value, "1"),
                null,
                null,
                List.of(new RegisterProfile.Quality(
                        new Field(Table.DISCRETE_INPUTS, 0, RegisterType.BITS, ByteOrder.ABCD, 1), 1, 1, Flag.INVALID)),
                null);
        // Coils 100 to 117, of which 102 is the lowest bit: 0x8005.
        var coils = new Answer(new Span(1, Table.COILS, 100, 18), HexFormat.of().parseHex("140002"), NOW);
        var good = new Answer(new Span(1, Table.DISCRETE_INPUTS, 100, 1), new byte[] {1}, NOW);
        var bad = new Answer(new Span(1, Table.DISCRETE_INPUTS, 100, 1), new byte[] {0}, NOW);
        assertThat(new RegisterImage(profile, 1, 100, List.of(coils, good)).indexM3())
                .contains(new BigDecimal(0x8005));
        assertThat(new RegisterImage(profile, 1, 100, List.of(coils, bad)).indexM3())
                .isEmpty();
    }

    @Test
    void raw_holds_what_was_wanted_once_and_not_what_was_read_along() {
        var lowHalf = new RegisterProfile.Quality(field(1, RegisterType.U16), 0xFFFF, 0x614E, Flag.INVALID);
        var profile = new RegisterProfile(
                "test",
                volume(field(4, RegisterType.U16), "1"),
                field(0, RegisterType.U32),
                null,
                List.of(lowHalf),
                null);
        var image = new RegisterImage(
                profile, 1, 100, List.of(answer(HOLDING, 98, "AAAA AAAA 00BC 614E BBBB BBBB 0007 CCCC")));
        assertThat(image.raw()).isEqualTo(HexFormat.of().parseHex("00BC614E0007"));
        assertThat(image.serial()).contains("12345678");
    }
}
