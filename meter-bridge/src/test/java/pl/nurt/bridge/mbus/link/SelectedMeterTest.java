package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.ScriptedBus.Collision;

/** What a selection says about who answers, and what it hides. */
class SelectedMeterTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(150),
            Duration.ofMillis(40),
            Duration.ofSeconds(1),
            Duration.ofMillis(60),
            Duration.ZERO,
            2);
    private static final byte[] ACK = {(byte) 0xE5};
    private static final String VOLUME = "0413E9030000";

    private static MeterAddress secondary(String text) {
        return new MeterAddress.Secondary(MeterId.parse(text).orElseThrow());
    }

    /** A meter that confirms every selection and answers without saying who it is. */
    private static ScriptedGateway nameless(int ci, String header) {
        var answer = new Frame.Long(Frame.RSP_UD, 1, ci, HexFormat.of().parseHex(header + VOLUME)).encode();
        return new ScriptedGateway(request -> request.startsWith("107B") || request.startsWith("105B") ? answer : ACK);
    }

    @ParameterizedTest
    @CsvSource({"120, ''", "122, CC000000"})
    void a_meter_selected_by_its_whole_address_need_not_say_who_it_is(int ci, String header) throws Exception {
        try (var gateway = nameless(ci, header);
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var readout = master.read(secondary("00997001-APA-15-07"));
            assertThat(readout.mainIndex()).contains(new BigDecimal("1.001"));
            assertThat(readout.main().meter())
                    .isEqualTo(MeterId.parse("00997001-APA-15-07").orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00997001", "0099700F-APA-15-07", "00997001-APA-FF-07", "00997001-FFFF-15-07"})
    void with_wildcards_it_must(String partly) throws Exception {
        try (var gateway = nameless(0x78, "");
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(master.read(secondary(partly)).main().meter()).isNull();
            assertThat(master.read(new MeterAddress.Primary(1)).main().meter()).isNull();
        }
    }

    @Test
    void a_maker_s_code_with_the_top_bit_is_found_and_selected_by_its_letters_and_by_its_bytes() throws Exception {
        var bus = new ScriptedBus(
                Collision.TOGETHER,
                new ScriptedBus.Meter("14139936-B265-41-07", 1, 7),
                new ScriptedBus.Meter("01709900-APA-15-07", 2, 9));
        try (var gateway = new ScriptedGateway(bus);
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            for (var text : new String[] {"14139936-B265-41-07", "14139936-LSE-41-07"}) {
                assertThat(master.read(secondary(text)).mainIndex()).as(text).contains(new BigDecimal("0.007"));
            }
            var asked = gateway.requests().size();
            master.read(secondary("14139936-LSE-41-07"));
            assertThat(gateway.requests()).as("remembered").hasSize(asked + 3);
        }
    }

    @Test
    void a_confirmation_that_is_lost_once_is_asked_for_again_as_it_was() throws Exception {
        var asked = new AtomicInteger();
        var bus = new ScriptedBus(Collision.TOGETHER, new ScriptedBus.Meter("11111111-APA-0A-07", 1, 7));
        try (var gateway = new ScriptedGateway(request ->
                        request.startsWith("68") && asked.incrementAndGet() == 1 ? new byte[0] : bus.apply(request));
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(master.read(secondary("11111111-APA-0A-07")).mainIndex()).contains(new BigDecimal("0.007"));
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void a_meter_of_nothing_but_zeros_is_selected_by_what_a_search_prints() throws Exception {
        var bus = new ScriptedBus(
                Collision.TOGETHER,
                new ScriptedBus.Meter("00000000-0000-00-00", 1, 7),
                new ScriptedBus.Meter("01709900-APA-15-07", 2, 9));
        try (var gateway = new ScriptedGateway(bus);
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(master.read(secondary("00000000-0000-00-00")).mainIndex())
                    .contains(new BigDecimal("0.007"));
            assertThat(master.read(secondary("00000000-@@@-00-00")).mainIndex()).contains(new BigDecimal("0.007"));
        }
    }

    private static LinkFailure failure(ScriptedGateway gateway, String selection) throws Exception {
        try (gateway;
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            return catchThrowableOfType(LinkFailure.class, () -> master.read(secondary(selection)));
        }
    }

    @Test
    void silence_after_a_selection_says_what_else_to_try() throws Exception {
        assertThat(failure(new ScriptedGateway(request -> new byte[0]), "00029976-RAM-03-07"))
                .hasMessage(
                        "the meter does not answer to 00029976-RAM-03-07; some do only with maker, version and medium"
                                + " left open: 00029976");
        assertThat(failure(new ScriptedGateway(request -> new byte[0]), "00029976"))
                .hasMessage("the meter does not answer");
        assertThat(failure(new ScriptedGateway(request -> request.startsWith("68") ? ACK : new byte[0]), "00029976"))
                .hasMessage("the meter 00029976 confirms that it is selected and sends no data");
    }

    /** The fixed structure (CI 73) has no room for maker and version, and knows fewer media than there are. */
    @ParameterizedTest
    @CsvSource({
        "00997001-APA-15-07, 01709900, E969, true",
        "00997001-APA-15-16, 01709900, E969, true",
        "00997001-APA-15-07, 01709900, 2929, true",
        "00997001-APA-15-04, 01709900, E969, false",
        "00997002-APA-15-07, 01709900, E969, false"
    })
    void a_meter_selected_by_its_whole_address_may_answer_with_its_number_only(
            String selected, String number, String units, boolean isIt) throws Exception {
        try (var gateway = fixed(number, units);
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var answering = Objects.requireNonNull(
                    master.read(secondary(selected)).main().meter());
            assertThat(MeterId.parse(selected).orElseThrow().matches(answering)).isEqualTo(isIt);
            assertThat(answering.manufacturer() != null).isEqualTo(isIt);
            var byNumber = Objects.requireNonNull(
                    master.read(new MeterAddress.Primary(1)).main().meter());
            assertThat(byNumber).hasToString("00997001");
        }
    }

    private static ScriptedGateway fixed(String number, String units) {
        var content = HexFormat.of().parseHex(number + "0000" + units + "01100000" + "00000000");
        var answer = new Frame.Long(Frame.RSP_UD, 1, 0x73, content).encode();
        return new ScriptedGateway(request -> request.startsWith("107B") || request.startsWith("105B") ? answer : ACK);
    }

    /** Two meters of one number that only this bit tells apart are two meters of the bus, each read by its own address. */
    @Test
    void two_makers_codes_that_differ_in_the_top_bit_are_selected_each_by_its_own() throws Exception {
        var bus = new ScriptedBus(
                Collision.TOGETHER,
                new ScriptedBus.Meter("14139936-B265-41-07", 1, 7),
                new ScriptedBus.Meter("14139936-LSE-41-07", 2, 9));
        try (var gateway = new ScriptedGateway(bus);
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(master.read(secondary("14139936-B265-41-07")).mainIndex())
                    .contains(new BigDecimal("0.007"));
            assertThat(master.read(secondary("14139936-LSE-41-07")).mainIndex()).contains(new BigDecimal("0.009"));
        }
    }
}
