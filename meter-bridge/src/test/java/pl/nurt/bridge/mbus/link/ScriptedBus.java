package pl.nurt.bridge.mbus.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.TelegramRefused;

/** Meters that disturb each other when they answer at once. */
final class ScriptedBus implements Function<String, byte[]> {
    /** What two answers at once look like on the line. */
    enum Collision {
        /** Acknowledgements of the same moment look like one; telegrams spoil each other. */
        TOGETHER,
        /** One answer after the other. */
        ONE_AFTER_THE_OTHER,
        /** Even acknowledgements are spoilt. */
        NOISE
    }

    private static final byte[] ACK = {(byte) 0xE5};

    static final class Meter {
        private final MeterId id;
        private final int address;
        private final byte[] telegram;
        private boolean selected;

        Meter(String id, int address, int litres) {
            this.id = MeterId.parse(id).orElseThrow();
            this.address = address;
            var content = Arrays.copyOf(this.id.selection(), 18);
            var record = new byte[] {0x04, 0x13, (byte) litres, (byte) (litres >> 8), 0, 0};
            System.arraycopy(record, 0, content, 12, record.length);
            this.telegram = new Frame.Long(Frame.RSP_UD, address, 0x72, content).encode();
        }
    }

    private final Collision collision;
    private final List<Meter> meters;

    ScriptedBus(Collision collision, Meter... meters) {
        this.collision = collision;
        this.meters = List.of(meters);
    }

    @Override
    public byte[] apply(String request) {
        Frame frame;
        try {
            frame = Frame.parse(HexFormat.of().parseHex(request));
        } catch (TelegramRefused e) {
            return new byte[0];
        }
        return superposed(meters.stream()
                .map(meter -> answer(meter, frame))
                .filter(bytes -> bytes.length > 0)
                .toList());
    }

    private static byte[] answer(Meter meter, Frame request) {
        switch (request) {
            case Frame.Long select -> {
                meter.selected = new Selection(select.data()).covers(meter.id);
                return meter.selected ? ACK : new byte[0];
            }
            case Frame.Short(var control, var address) -> {
                if (address != meter.address && address != 254 && !(address == 253 && meter.selected)) {
                    return new byte[0];
                }
                if (control == Frame.SND_NKE) {
                    meter.selected &= address != 253;
                    return ACK;
                }
                return meter.telegram;
            }
            case Frame.Ack() -> {
                return new byte[0];
            }
        }
    }

    private byte[] superposed(List<byte[]> answers) {
        if (answers.size() < 2) {
            return answers.isEmpty() ? new byte[0] : answers.getFirst();
        }
        return switch (collision) {
            case TOGETHER -> {
                var longest = answers.stream().mapToInt(a -> a.length).max().orElse(0);
                var bytes = new byte[longest];
                for (var i = 0; i < longest; i++) {
                    var at = i;
                    bytes[i] = (byte) answers.stream()
                            .filter(a -> at < a.length)
                            .mapToInt(a -> a[at])
                            .reduce(-1, (a, b) -> a & b);
                }
                yield bytes;
            }
            case ONE_AFTER_THE_OTHER ->
                HexFormat.of()
                        .parseHex(String.join(
                                "",
                                new ArrayList<>(answers)
                                        .stream().map(HexFormat.of()::formatHex).toList()));
            case NOISE -> {
                var bytes = new byte[answers.size()];
                IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) (0x81 + i));
                yield bytes;
            }
        };
    }
}
