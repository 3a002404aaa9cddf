package pl.nurt.bridge.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our master at slaves of four libraries, each of which lays out the numbers itself and has an oddity of its own. */
class ModbusSlavesInteropTest {
    @TempDir
    private Path folder;

    @Test
    void libmodbus_whole_numbers() throws Exception {
        try (var slave = Peer.LIBMODBUS.start()) {
            assertThat(new ReadingBridge(folder, slave.port())
                            .meter("i32", 1, 3, 8, "i32", "ABCD", "0.001")
                            .meter("i64", 1, 3, 10, "i64", "ABCD", "0.000001")
                            .meter("u16", 1, 3, 14, "u16", "ABCD", "0.01")
                            .meter("input", 1, 4, 20, "u32", "ABCD", "0.001")
                            .read())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "i32", "123456.789", "i64", "9876543.210123", "u16", "655.35", "input", "123456.789"));
        }
    }

    /** Which place is in which order is left open: up to libmodbus 3.1.10 its own names for them are mixed up. */
    @Test
    void libmodbus_floats_in_four_orders() throws Exception {
        try (var slave = Peer.LIBMODBUS.start()) {
            var bridge = new ReadingBridge(folder, slave.port());
            var orders = List.of("ABCD", "CDAB", "BADC", "DCBA");
            for (var order : orders) {
                for (var place = 0; place < 8; place += 2) {
                    // libmodbus answers every unit, and no two meters may stand in the same place of one.
                    bridge.meter(order + " " + place, 1 + orders.indexOf(order), 3, place, "f32", order, "1");
                }
            }
            var right = bridge.read().entrySet().stream()
                    .filter(meter -> meter.getValue().equals("1234.5"))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(right).extracting(name -> name.substring(0, 4)).containsExactlyInAnyOrderElementsOf(orders);
            assertThat(right).extracting(name -> name.substring(5)).containsExactlyInAnyOrder("0", "2", "4", "6");
        }
    }

    @Test
    void libmodbus_refuses_what_is_beyond_its_range_and_the_connection_lives_on() throws Exception {
        try (var slave = Peer.LIBMODBUS.start()) {
            var read = new ReadingBridge(folder, slave.port())
                    .meter("beyond", 1, 3, 63, "u32", "ABCD", "1")
                    .meter("there", 1, 3, 8, "u32", "ABCD", "0.001")
                    .read();
            assertThat(read.get("beyond")).contains("02");
            assertThat(read.get("there")).isEqualTo("123456.789");
        }
    }

    @Test
    void libmodbus_serves_one_client_at_a_time_and_us_when_the_other_has_gone() throws Exception {
        try (var slave = Peer.LIBMODBUS.start()) {
            var bridge = new ReadingBridge(folder, slave.port()).meter("there", 1, 3, 8, "u32", "ABCD", "0.001");
            try (var first = new Socket(InetAddress.getLoopbackAddress(), slave.port())) {
                assertThat(first.isConnected()).isTrue();
                assertThat(bridge.read().get("there")).isNotEmpty().doesNotContain("123456");
            }
            assertThat(bridge.read()).containsEntry("there", "123456.789");
        }
    }

    @Test
    void pymodbus_numbers_of_many_types_with_words_in_both_orders() throws Exception {
        try (var slave = Peer.PYMODBUS.start()) {
            var bridge = new ReadingBridge(folder, slave.port());
            Map.of("ABCD", 0, "CDAB", 64)
                    .forEach((order, base) -> bridge.meter("u32-" + order, 1, 3, base, "u32", order, "0.001")
                            .meter("i32-" + order, 1, 3, base + 2, "i32", order, "1")
                            .meter("u64-" + order, 1, 3, base + 4, "u64", order, "0.000001")
                            .meter("f32-" + order, 1, 3, base + 8, "f32", order, "1")
                            .meter("f64-" + order, 1, 3, base + 10, "f64", order, "1")
                            .meter("u16-" + order, 1, 3, base + 14, "u16", order, "1")
                            .meter("i16-" + order, 1, 3, base + 15, "i16", order, "1"));
            var read = bridge.meter("input", 1, 4, 5, "u64", "ABCD", "0.000001").read();
            for (var order : new String[] {"ABCD", "CDAB"}) {
                assertThat(read)
                        .containsEntry("u32-" + order, "3000000.001")
                        .containsEntry("i32-" + order, "-42")
                        .containsEntry("u64-" + order, "9876543.210123")
                        .containsEntry("f32-" + order, "0.15625")
                        .containsEntry("u16-" + order, "65535")
                        .containsEntry("i16-" + order, "-7");
                assertThat(read.get("f64-" + order)).startsWith("123456.789");
            }
            assertThat(read).containsEntry("input", "9876543.210123");
        }
    }

    @Test
    void pymodbus_is_silent_for_a_unit_it_does_not_know_and_that_delays_only_that_meter() throws Exception {
        try (var slave = Peer.PYMODBUS.start()) {
            var read = new ReadingBridge(folder, slave.port())
                    .meter("nobody", 9, 3, 0, "u32", "ABCD", "0.001")
                    .meter("there", 1, 3, 0, "u32", "ABCD", "0.001")
                    .meter("beyond", 1, 3, 127, "u32", "ABCD", "0.001")
                    .read();
            assertThat(read.get("nobody")).contains("does not answer").doesNotContain("but also");
            assertThat(read).containsEntry("there", "3000000.001");
            assertThat(read.get("beyond")).contains("02");
        }
    }

    @Test
    void modbus_serial_numbers_and_a_silent_meter_behind_a_gateway() throws Exception {
        try (var slave = Peer.MODBUS_SERIAL.start()) {
            var read = new ReadingBridge(folder, slave.port())
                    .meter("i64", 1, 3, 0, "i64", "ABCD", "0.001")
                    .meter("u64", 1, 4, 4, "u64", "ABCD", "0.001")
                    .meter("f32", 1, 3, 8, "f32", "ABCD", "1")
                    .meter("f64", 1, 3, 10, "f64", "ABCD", "1")
                    .meter("bcd", 1, 3, 14, "bcd32", "ABCD", "0.001")
                    .meter("i32", 1, 4, 16, "i32", "ABCD", "0.001")
                    .meter("silent", 66, 3, 0, "i64", "ABCD", "0.001")
                    .read();
            assertThat(read)
                    .containsEntry("i64", "-0.005")
                    .containsEntry("u64", "123456789.012")
                    .containsEntry("f32", "2.5")
                    .containsEntry("bcd", "12345.678")
                    .containsEntry("i32", "-100");
            assertThat(read.get("f64")).startsWith("98765.432");
            assertThat(read.get("silent")).contains("0B");
        }
    }

    @Test
    void jsmodbus_answers_short_beyond_its_range_and_that_is_never_a_value() throws Exception {
        try (var slave = Peer.JSMODBUS.start()) {
            var read = new ReadingBridge(folder, slave.port())
                    .meter("u32", 1, 3, 0, "u32", "ABCD", "0.001")
                    .meter("low-word-first", 1, 3, 2, "u32", "CDAB", "1")
                    .meter("dcba", 1, 3, 4, "u32", "DCBA", "0.001")
                    .meter("last", 1, 3, 18, "u32", "ABCD", "0.001")
                    .meter("input", 1, 4, 1, "u32", "ABCD", "0.001")
                    .meter("beyond", 2, 3, 19, "u64", "ABCD", "0.001")
                    .read();
            assertThat(read)
                    .containsEntry("u32", "31415.926")
                    .containsEntry("low-word-first", "76575")
                    .containsEntry("dcba", "31415.926")
                    .containsEntry("last", "27182.818")
                    .containsEntry("input", "16180.339");
            assertThat(read.get("beyond")).startsWith("BAD_ANSWER").doesNotContain("but also");
        }
    }
}
