package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.MeterKey;
import pl.nurt.bridge.mbus.link.LinkFailure.Kind;

/** Meters that are busy, report errors, need a reset, keep their data secret, or are alone on their bus. */
class MeterNeedsTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(250),
            Duration.ofMillis(40),
            Duration.ofSeconds(1),
            Duration.ofMillis(60),
            Duration.ZERO,
            3);
    private static final byte[] ACK = {(byte) 0xE5};
    private static final MeterAddress METER = new MeterAddress.Primary(1);
    private static final String NKE = "1040014116";
    private static final String FIRST = "107B017C16";
    private static final String RESET = "68030368" + "530150" + "A416";
    private static final String KEY = "000102030405060708090A0B0C0D0E0F";

    private static byte[] frame(int ci, String data) {
        return new Frame.Long(Frame.RSP_UD, 1, ci, HexFormat.of().parseHex(data.replace(" ", ""))).encode();
    }

    private static byte[] telegram(String status) {
        return frame(0x72, "11111111 0106 0A07 01" + status + "0000 0413E9030000");
    }

    private static final byte[] SOUND = telegram("00");

    private static Function<String, byte[]> answering(byte[]... data) {
        var queue = new ArrayDeque<>(List.of(data));
        return request -> request.startsWith("1040") || request.startsWith("68") ? ACK : queue.remove();
    }

    private static LinkFailure failure(MBusMaster master, ReadOptions options) {
        return catchThrowableOfType(LinkFailure.class, () -> master.read(METER, options));
    }

    @Test
    void a_busy_meter_is_asked_again_and_counts_as_busy_if_it_stays_so() throws Exception {
        var busy = frame(0x70, "08");
        try (var gateway = new ScriptedGateway(answering(busy, telegram("01"), SOUND, busy, busy, busy));
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(master.read(METER).main().mainIndex()).contains(new BigDecimal("1.001"));
            assertThat(failure(master, ReadOptions.NONE).kind()).isEqualTo(Kind.BUSY);
            assertThat(gateway.requests()).doesNotContain(RESET);
        }
    }

    @Test
    void a_meter_that_reports_an_error_is_reset_and_asked_again() throws Exception {
        var error = frame(0x70, "03");
        try (var gateway = new ScriptedGateway(answering(error, SOUND, error, error, error));
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(master.read(METER).main().mainIndex()).contains(new BigDecimal("1.001"));
            assertThat(gateway.requests()).containsExactly(NKE, FIRST, NKE, RESET, FIRST);
            var failure = failure(master, ReadOptions.NONE);
            assertThat(failure.kind()).isEqualTo(Kind.ERROR_REPORT);
            assertThat(failure).hasMessage("the meter reports: too many records");
        }
    }

    @Test
    void a_reset_comes_before_every_read_where_it_is_set() throws Exception {
        try (var gateway = new ScriptedGateway(answering(SOUND, SOUND));
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var options = new ReadOptions(true, null, null);
            master.read(METER, options);
            master.read(METER, options);
            assertThat(gateway.requests()).containsExactly(NKE, RESET, FIRST, NKE, RESET, FIRST);
        }
    }

    @Test
    void a_meter_that_tells_no_register_is_reset_once_and_asked_again() throws Exception {
        var other = frame(0x72, "11111111 0106 0A07 01 00 0000 025B1900");
        try (var gateway = new ScriptedGateway(answering(other, SOUND, other, other, other));
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var first = master.read(METER);
            assertThat(master.withRegister(first, METER, ReadOptions.NONE).mainIndex())
                    .contains(new BigDecimal("1.001"));
            assertThat(gateway.requests()).containsExactly(NKE, FIRST, NKE, RESET, FIRST);
            var second = master.read(METER);
            assertThat(master.withRegister(second, METER, ReadOptions.NONE).hasRegister())
                    .isFalse();
            var asked = gateway.requests().size();
            assertThat(master.withRegister(second, METER, ReadOptions.NONE.withReset()))
                    .as("it was reset before")
                    .isSameAs(second);
            var part = new Readout(second.telegrams(), second.raw(), new MissingPart(2, "it is silent", null));
            assertThat(master.withRegister(part, METER, ReadOptions.NONE)).isSameAs(part);
            assertThat(gateway.requests()).hasSize(asked);
        }
    }

    /** What cannot be read may hide that more follows: asked on with the next FCB, the meter would answer with that. */
    @Test
    void a_meter_whose_telegram_is_not_read_to_its_end_is_asked_afresh_next_time() throws Exception {
        var unread = frame(0x72, "11111111 0106 0A07 01 00 0000 0413E9030000 3F 1F");
        try (var gateway = new ScriptedGateway(answering(unread, SOUND));
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(master.read(METER).mainIndex()).contains(new BigDecimal("1.001"));
            assertThat(master.read(METER).mainIndex()).contains(new BigDecimal("1.001"));
            assertThat(gateway.requests()).containsExactly(NKE, FIRST, NKE, FIRST);
        }
    }

    @Test
    void a_selected_meter_is_reset_by_the_address_of_the_selected_one() throws Exception {
        try (var gateway = new ScriptedGateway(answering(SOUND));
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            master.read(
                    new MeterAddress.Secondary(MeterId.parse("11111111").orElseThrow()),
                    new ReadOptions(true, null, null));
            assertThat(gateway.requests())
                    .containsExactly(
                            "1040FD3D16", "680B0B6853FD5211111111FFFFFFFFE216", "6803036853FD50A016", "107BFD7816");
        }
    }

    @Test
    void data_flow_and_access_bits_do_no_harm() throws Exception {
        for (var control : List.of(0x18, 0x28, 0x38)) {
            var sound = new Frame.Long(
                            control, 1, 0x72, HexFormat.of().parseHex("111111110106" + "0A0701000000" + "0413E9030000"))
                    .encode();
            try (var gateway = new ScriptedGateway(answering(sound));
                    var master = new MBusMaster(gateway.endpoint(), QUICK)) {
                assertThat(master.read(METER).main().mainIndex()).contains(new BigDecimal("1.001"));
            }
        }
    }

    @Test
    void the_only_meter_of_a_bus_answers_254_whatever_its_address() throws Exception {
        try (var gateway = new ScriptedGateway(answering(SOUND));
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(master.read(new MeterAddress.Primary(254)).main().mainIndex())
                    .contains(new BigDecimal("1.001"));
            assertThat(gateway.requests()).containsExactly("1040FE3E16", "107BFE7916");
        }
    }

    private static byte[] encrypted() throws Exception {
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        var vector = HexFormat.of().parseHex("0106" + "11111111" + "0A07" + "2A".repeat(8));
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(HexFormat.of().parseHex(KEY), "AES"),
                new IvParameterSpec(vector));
        var plain = HexFormat.of().parseHex("2F2F" + "0413E9030000" + "2F".repeat(8));
        return frame(0x72, "11111111 0106 0A07 2A 00 1005" + HexFormat.of().formatHex(cipher.doFinal(plain)));
    }

    @Test
    void encrypted_telegrams_are_read_with_the_meter_s_key_and_with_no_other() throws Exception {
        var secret = encrypted();
        try (var gateway = new ScriptedGateway(request -> request.startsWith("1040") ? ACK : secret);
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var key = new ReadOptions(false, null, MeterKey.parse(KEY).orElseThrow());
            assertThat(master.read(METER, key).main().mainIndex()).contains(new BigDecimal("1.001"));
            assertThat(failure(master, ReadOptions.NONE)).hasMessageContaining("no key is known");
            var wrong = new ReadOptions(
                    false, null, MeterKey.parse("FF" + KEY.substring(2)).orElseThrow());
            assertThat(failure(master, wrong)).hasMessageContaining("the key does not fit");
        }
    }

    @Test
    void a_secret_telegram_that_does_not_name_its_meter_is_read_of_the_selected_one_only() throws Exception {
        var named = encrypted();
        var secret = frame(0x7A, HexFormat.of().formatHex(named, 15, named.length - 2));
        try (var gateway = new ScriptedGateway(
                        request -> request.startsWith("1040") || request.startsWith("68") ? ACK : secret);
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var key = new ReadOptions(false, null, MeterKey.parse(KEY).orElseThrow());
            var whole = MeterId.parse("11111111-APA-0A-07").orElseThrow();
            var readout = master.read(new MeterAddress.Secondary(whole), key);
            assertThat(readout.mainIndex()).contains(new BigDecimal("1.001"));
            assertThat(readout.main().meter()).isEqualTo(whole);
            var partly = new MeterAddress.Secondary(MeterId.parse("11111111").orElseThrow());
            for (var address : List.of(METER, partly)) {
                assertThat(catchThrowableOfType(LinkFailure.class, () -> master.read(address, key)))
                        .hasMessageContaining("ENCRYPTED: encrypted with a short header");
            }
        }
    }

    @Test
    void a_search_names_a_meter_whose_telegrams_are_secret() throws Exception {
        var secret = encrypted();
        try (var gateway = new ScriptedGateway(
                        request -> request.startsWith("1040") || request.startsWith("68") ? ACK : secret);
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var found = new ArrayDeque<FoundMeter>();
            var result = master.search(SearchRequest.secondary(10), new SearchListener() {
                @Override
                public void found(FoundMeter meter) {
                    found.add(meter);
                }

                @Override
                public boolean goesOn(int probes) {
                    return true;
                }
            });
            assertThat(result.end()).isEqualTo(SearchResult.End.COMPLETE);
            assertThat(found)
                    .containsExactly(
                            new FoundMeter(MeterId.parse("11111111-APA-0A-07").orElseThrow(), 1, null));
        }
    }
}
