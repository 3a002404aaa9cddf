package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.bridge.mbus.Telegrams.hex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VIFs and VIFEs of EN 13757-3, by one record each. */
class RecordMeaningTest {
    private static DataRecord only(String record) throws TelegramRefused {
        var frame = new Frame.Long(Frame.RSP_UD, 5, 0x78, hex(record));
        var records = Telegram.parse(frame).records();
        assertThat(records).hasSize(1);
        return records.getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        // Primary table.
        "01 03 07, energy, 7, Wh",
        "01 0E 07, energy, 7000000, J",
        "01 16 07, volume, 7, m3",
        "01 1B 07, mass, 7, kg",
        "01 21 07, on-time, 420, s",
        "01 27 07, operating-time, 604800, s",
        "01 2B 07, power, 7, W",
        "01 33 07, power, 7000, J/h",
        "01 3B 07, volume-flow, 0.007, m3/h",
        "01 53 07, mass-flow, 7, kg/h",
        "01 5A 07, flow-temperature, 0.7, °C",
        "01 5F 07, return-temperature, 7, °C",
        "01 62 07, temperature-difference, 0.7, K",
        "01 66 07, external-temperature, 0.7, °C",
        "01 6A 07, pressure, 0.7, bar",
        "01 6E 07, heat-cost-allocation, 7,",
        "01 72 07, averaging-duration, 25200, s",
        "01 75 07, actuality-duration, 420, s",
        "0A 78 07 00, fabrication-number, 0007,",
        "01 7A 87, bus-address, 135,",
        // Table FB.
        "01 FB 01 07, energy, 7000000, Wh",
        "01 FB 02 07, reactive-energy, 7000, varh",
        "01 FB 05 07, apparent-energy, 70000, VAh",
        "01 FB 09 07, energy, 7000000000, J",
        "01 FB 0D 07, energy, 7000000, cal",
        "01 FB 11 07, volume, 7000, m3",
        "01 FB 16 07, reactive-power, 700, var",
        "01 FB 18 07, mass, 700000, kg",
        "01 FB 1A 07, relative-humidity, 0.7, %",
        "01 FB 20 07, volume, 0.198217926144, m3",
        "01 FB 23 07, volume, 0.026497882488, m3",
        "01 FB 24 07, volume-flow, 0.001589872949280, m3/h",
        "01 FB 28 07, power, 700000, W",
        "01 FB 2A 07, phase-between-voltages, 0.7, °",
        "01 FB 2B 07, phase-between-voltage-and-current, 0.7, °",
        "01 FB 2D 07, frequency, 0.07, Hz",
        "01 FB 31 07, power, 7000000000, J/h",
        "01 FB 34 07, apparent-power, 7, VA",
        "01 FB 5A 07, flow-temperature, 0.7, °F",
        "01 FB 76 07, temperature-limit, 0.7, °C",
        "01 FB 7B 07, maximum-power, 7, W",
        // Table FD.
        "01 FD 02 07, credit, 0.7, currency",
        "01 FD 07 07, debit, 7, currency",
        "01 FD 08 FF, access-number, 255,",
        "0A FD 0E 07 00, firmware-version, 0007,",
        "0A FD 13 07 00, access-code-operator, 0007,",
        "02 FD 17 00 80, error-flags, 32768,",
        "01 FD 21 07, last-storage-number, 7,",
        "01 FD 25 07, storage-interval, 420, s",
        "01 FD 28 07, storage-interval, 7, month",
        "01 FD 2D 07, since-last-readout, 420, s",
        "02 FD 30 C1 39, tariff-start, 2030-09-01,",
        "01 FD 32 07, tariff-duration, 25200, s",
        "01 FD 39 07, tariff-period, 7, year",
        "01 FD 3E 07, transmission-period, 25200, s",
        "01 FD 48 07, voltage, 0.7, V",
        "01 FD 59 07, current, 0.007, A",
        "01 FD 61 07, cumulation-counter, 7,",
        "01 FD 69 07, since-last-cumulation, 604800, s",
        "01 FD 6E 07, battery-operating-time, 7, month",
        "02 FD 70 C1 39, battery-change, 2030-09-01,",
        "01 FD 71 B0, rf-level, -80, dBm",
        "01 FD 74 07, battery-remaining, 604800, s",
        "01 FD FD 02 07, battery-remaining, 7, month",
        "01 FD FD 00 07, selected-application, 7,"
    })
    void a_vif_gives_quantity_unit_and_scale(String record, String quantity, String value, String unit)
            throws TelegramRefused {
        var found = only(record);
        assertThat(found.quantity()).isEqualTo(quantity);
        assertThat(found.value().show()).isEqualTo(value);
        assertThat(found.unit()).isEqualTo(unit);
        assertThat(found.modifiers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "01 93 22 07, PER_HOUR, 0.007, m3",
        "01 93 28 07, INCREMENT_PER_INPUT_PULSE, 0.007, m3",
        "01 93 2D 07, PER_M3, 0.007, m3",
        "01 93 31 07, PER_GJ, 0.007, m3",
        "01 93 3A 07, UNCORRECTED, 0.007, m3",
        "01 93 48 07, UPPER_LIMIT, 0.007, m3",
        "01 93 7A 07, ADDITIVE_CORRECTION, 0.0071, m3",
        "01 93 7E 07, FUTURE, 0.007, m3",
        "01 93 FC 01 07, AT_PHASE_L1, 0.007, m3",
        "01 93 FC 10 07, ABSOLUTE_COUNT, 0.007, m3",
        // Here the data are something else than the quantity.
        "01 93 41 07, LOWER_LIMIT_EXCEEDED, 7,",
        "01 93 59 07, DURATION_OF_LIMIT, 420, s",
        "01 93 66 07, DURATION_OF, 25200, s",
        "02 93 4A C1 39, DATE_OF_LIMIT, 2030-09-01,",
        "02 93 39 C1 39, START_TIME, 2030-09-01,",
        "02 93 FC 13 C1 39, END_TIME, 2030-09-01,",
        "01 93 FC 11 FF, UNSIGNED, 0.255, m3",
        "01 93 3D 07, NON_METRIC_UNIT, 07,",
        "0D 93 1F E3 01 02 03, COMPACT_PROFILE, E3 01 02 03,"
    })
    void a_vife_is_named_and_changes_the_value_where_it_changes_its_meaning(
            String record, String modifier, String value, String unit) throws TelegramRefused {
        var found = only(record);
        assertThat(found.modifiers()).containsExactly(modifier);
        assertThat(found.value().show()).isEqualTo(value);
        assertThat(found.unit()).isEqualTo(unit);
        assertThat(found.isCurrentVolume()).isFalse();
    }

    @Test
    void the_decimal_point_moves_by_vife_70_to_77_and_7d() throws TelegramRefused {
        assertThat(only("01 93 70 07").value().show()).isEqualTo("0.000000007");
        assertThat(only("01 93 77 07").value().show()).isEqualTo("0.07");
        assertThat(only("01 93 7D 07").value().show()).isEqualTo("7");
        assertThat(only("01 93 FD F4 3B 07").value().show()).isEqualTo("0.07");
    }

    @Test
    void structures_are_kept_as_bytes_and_never_read_as_numbers() throws TelegramRefused {
        assertThat(only("04 FD 72 01 02 03 04").value().show()).isEqualTo("01 02 03 04");
        assertThat(only("0D FD 3B E3 01 02 03").value().show()).isEqualTo("E3 01 02 03");
        assertThat(only("0D 6D E5 01 02 03 04 05").value().show()).as("type M").isEqualTo("E5 01 02 03 04 05");
        assertThat(only("01 EF 13 07").value().show())
                .as("a table still to come")
                .isEqualTo("07");
    }

    @Test
    void a_readout_selection_and_a_record_without_data_have_no_value() throws TelegramRefused {
        assertThat(only("08 13").value()).isEqualTo(RecordValue.ABSENT);
        assertThat(only("00 13").value()).isEqualTo(RecordValue.ABSENT);
        assertThat(only("04 7B 01 02 03 04").value()).isEqualTo(RecordValue.ABSENT);
    }

    @Test
    void every_error_that_a_meter_reports_takes_the_value_away() throws TelegramRefused {
        for (var code : new int[] {0x01, 0x07, 0x0B, 0x0F, 0x10, 0x15, 0x16, 0x17, 0x18, 0x1C}) {
            assertThat(only("01 93 %02X 07".formatted(code)).invalid())
                    .as("VIFE %02X", code)
                    .isTrue();
        }
    }
}
