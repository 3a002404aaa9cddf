package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.TelegramRefused;

/** Primary addresses given on buses whose meters have habits of their own. */
class AddressSettingTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(100),
            Duration.ofMillis(30),
            Duration.ofSeconds(1),
            Duration.ofMillis(60),
            Duration.ZERO,
            1);
    private static final byte[] NOTHING = {};
    private static final byte[] ACK = {(byte) 0xE5};
    private static final String FIRST = "11111111-APA-0A-07";

    /** How a meter behaves. */
    private enum Habit {
        USUAL,
        /** Where it is selected it answers from the address of the selected one. */
        ANSWERS_FROM_FD,
        /** It is selected only with maker, version and medium left open. */
        COMPARES_ITS_NUMBER
    }

    private static final class Meter {
        private final MeterId id;
        private final Habit habit;
        private int address;
        private boolean selected;

        private Meter(String id, int address, Habit habit) {
            this.id = MeterId.parse(id).orElseThrow();
            this.address = address;
            this.habit = habit;
        }

        private byte[] hear(Frame request) {
            return switch (request) {
                case Frame.Long select when select.ci() == 0x52 -> select(select.data());
                case Frame.Long write
                when selected -> {
                    address = write.data()[2] & 0xFF;
                    yield ACK;
                }
                case Frame.Short(var control, var to)
                when to == address || to == 253 && selected -> {
                    if (control == Frame.SND_NKE) {
                        selected &= to != 253;
                        yield ACK;
                    }
                    yield telegram(to == 253 && habit == Habit.ANSWERS_FROM_FD ? 253 : address);
                }
                case Frame.Long _, Frame.Short _, Frame.Ack _ -> NOTHING;
            };
        }

        private byte[] select(byte[] wanted) {
            var isOpen = Arrays.equals(Arrays.copyOfRange(wanted, 4, 8), new byte[] {-1, -1, -1, -1});
            selected = new Selection(wanted).covers(id) && (habit != Habit.COMPARES_ITS_NUMBER || isOpen);
            return selected ? ACK : NOTHING;
        }

        private byte[] telegram(int from) {
            var content = Arrays.copyOf(id.selection(), 18);
            System.arraycopy(new byte[] {0x04, 0x13, 7, 0, 0, 0}, 0, content, 12, 6);
            return new Frame.Long(Frame.RSP_UD, from, 0x72, content).encode();
        }
    }

    private static Function<String, byte[]> bus(Meter... meters) {
        return request -> {
            Frame frame;
            try {
                frame = Frame.parse(HexFormat.of().parseHex(request));
            } catch (TelegramRefused e) {
                return NOTHING;
            }
            var answers = Stream.of(meters)
                    .map(meter -> meter.hear(frame))
                    .filter(answer -> answer.length > 0)
                    .toList();
            // Two at once are noise.
            return answers.isEmpty() ? NOTHING : answers.size() == 1 ? answers.getFirst() : new byte[] {(byte) 0xA5};
        };
    }

    private static MeterId id(String text) {
        return MeterId.parse(text).orElseThrow();
    }

    private static AddressPlan set(MBusMaster master, String meant, int wanted) throws LinkFailure {
        var plan = master.planAddress(id(meant), wanted);
        master.setAddress(plan);
        return plan;
    }

    @Test
    void a_repeat_on_a_meter_that_does_not_tell_its_address_where_it_is_selected_finds_it_done() throws Exception {
        var meter = new Meter(FIRST, 0, Habit.ANSWERS_FROM_FD);
        try (var gateway = new TimelessGateway(bus(meter, new Meter("22222222-APA-0A-07", 2, Habit.USUAL)));
                var master = gateway.master(QUICK)) {
            assertThat(set(master, FIRST, 5).isDone()).isFalse();
            assertThat(meter.address).isEqualTo(5);
            var written = writes(gateway);
            assertThat(master.planAddress(id(FIRST), 5).isDone()).isTrue();
            assertThat(catchThrowableOfType(LinkFailure.class, () -> master.planAddress(id(FIRST), 2)))
                    .hasMessage("22222222-APA-0A-07 answers at address 2 already");
            assertThat(writes(gateway)).isEqualTo(written).isEqualTo(1);
        }
    }

    private static long writes(TimelessGateway gateway) {
        return gateway.requests().stream()
                .filter(request -> request.contains("51017A"))
                .count();
    }

    @Test
    void a_meter_may_lose_its_address_beside_others_that_have_none() throws Exception {
        var meter = new Meter(FIRST, 5, Habit.USUAL);
        try (var gateway = new TimelessGateway(bus(meter, new Meter("22222222-APA-0A-07", 0, Habit.USUAL)));
                var master = gateway.master(QUICK)) {
            set(master, FIRST, 0);
            assertThat(meter.address).isZero();
        }
    }

    @Test
    void what_read_finds_by_its_letters_or_by_its_number_is_given_an_address() throws Exception {
        for (var meant : List.of("14139936-LSE-41-07", "14139936-B265-41-07", "14139936")) {
            var meter = new Meter("14139936-B265-41-07", 0, Habit.USUAL);
            try (var gateway = new TimelessGateway(bus(meter));
                    var master = gateway.master(QUICK)) {
                assertThat(set(master, meant, 5).meter()).isEqualTo(meter.id);
                assertThat(meter.address).as(meant).isEqualTo(5);
            }
        }
        var compares = new Meter(FIRST, 0, Habit.COMPARES_ITS_NUMBER);
        try (var gateway = new TimelessGateway(bus(compares));
                var master = gateway.master(QUICK)) {
            assertThat(catchThrowableOfType(LinkFailure.class, () -> master.planAddress(id(FIRST), 5)))
                    .hasMessage("no meter answers to " + FIRST
                            + "; some do only with maker, version and medium left open: 11111111");
            set(master, "11111111", 5);
            assertThat(compares.address).isEqualTo(5);
        }
    }

    @Test
    void a_byte_that_the_line_adds_takes_no_address() throws Exception {
        var meter = new Meter(FIRST, 0, Habit.USUAL);
        var bus = bus(meter);
        try (var gateway = new TimelessGateway(request -> {
                    var answer = bus.apply(request);
                    var added = new byte[answer.length + 1];
                    System.arraycopy(answer, 0, added, 1, answer.length);
                    return added;
                });
                var master = gateway.master(QUICK)) {
            set(master, FIRST, 5);
            assertThat(meter.address).isEqualTo(5);
        }
    }

    @Test
    void an_answer_in_pieces_is_named_with_the_setting_that_bears_it() throws Exception {
        var bus = bus(new Meter(FIRST, 0, Habit.USUAL));
        try (var gateway = new TimelessGateway(request -> {
                    var answer = bus.apply(request);
                    return answer.length > 1 ? Arrays.copyOf(answer, 12) : answer;
                });
                var master = gateway.master(QUICK)) {
            assertThat(catchThrowableOfType(LinkFailure.class, () -> master.planAddress(id(FIRST), 5)))
                    .hasMessage("LENGTH: the frame stopped after 12 bytes, as gap is 30 ms");
        }
    }
}
