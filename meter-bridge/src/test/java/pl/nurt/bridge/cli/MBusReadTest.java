package pl.nurt.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.bridge.mbus.Telegrams.hex;

import org.junit.jupiter.api.Test;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.Telegram;

class MBusReadTest {
    @Test
    void a_meter_s_text_cannot_command_the_terminal() throws Exception {
        // "A", escape, "[2J" and the control sequence introducer of Latin-1.
        var frame = new Frame.Long(Frame.RSP_UD, 1, 0x78, hex("0D FD 11 06 9B 4A 32 5B 1B 41"));
        var line = MBusRead.line(Telegram.parse(frame).records().getFirst());
        assertThat(line).isEqualTo("  customer                 A?[2J?");
    }
}
