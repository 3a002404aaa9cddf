package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.bridge.mbus.Telegrams.hex;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.mbus.Frame;

/** The register is chosen over all telegrams of a readout, whichever of them brings it. */
class ReadoutTest {
    private static final String HEADER = "11111111 0106 0A07 01 00 0000";
    private static final String PLAIN = "04 13 D2040000";
    private static final String FORWARD = "04 93 3B D3040000";
    private static final String INVALID = "04 13 00000080";
    private static final String MORE = "1F";

    private static Frame.Long frame(String records) {
        return new Frame.Long(Frame.RSP_UD, 1, 0x72, hex(HEADER + records));
    }

    private static Readout readout(String... telegrams) throws Exception {
        var chain = new Chain(null, null);
        for (var records : telegrams) {
            chain.add(frame(records));
        }
        return chain.readout();
    }

    @Test
    void the_plain_register_of_a_later_telegram_comes_before_a_forward_one() throws Exception {
        var readout = readout(FORWARD + MORE, PLAIN);
        assertThat(readout.mainIndex()).contains(new BigDecimal("1.234"));
        assertThat(readout.main()).isSameAs(readout.telegrams().getLast());
        assertThat(readout.raw()).isEqualTo(frame(PLAIN).encode());
    }

    @Test
    void the_first_plain_register_counts_and_an_invalid_one_is_not_replaced() throws Exception {
        assertThat(readout(PLAIN + MORE, "04 13 D4040000").mainIndex()).contains(new BigDecimal("1.234"));
        var readout = readout(FORWARD + MORE, INVALID + MORE, PLAIN);
        assertThat(readout.mainIndex()).isEmpty();
        assertThat(readout.raw()).isEqualTo(frame(INVALID + MORE).encode());
    }

    @Test
    void a_forward_register_counts_when_the_whole_chain_has_no_plain_one() throws Exception {
        var readout = readout("02 5B 1900" + MORE, FORWARD + MORE, "01 FD17 00");
        assertThat(readout.mainIndex()).contains(new BigDecimal("1.235"));
        assertThat(readout.raw()).isEqualTo(frame(FORWARD + MORE).encode());
    }

    @Test
    void a_forward_register_does_not_count_while_a_plain_one_may_follow() throws Exception {
        assertThat(readout(FORWARD + MORE).mainIndex()).isEmpty();
        assertThat(readout(PLAIN + MORE).mainIndex()).contains(new BigDecimal("1.234"));
    }

    @Test
    void without_a_register_the_first_telegram_speaks_for_the_meter() throws Exception {
        var readout = readout("02 5B 1900" + MORE, "01 FD17 00");
        assertThat(readout.mainIndex()).isEmpty();
        assertThat(readout.main()).isSameAs(readout.telegrams().getFirst());
        assertThat(readout.raw()).isEqualTo(frame("02 5B 1900" + MORE).encode());
    }
}
