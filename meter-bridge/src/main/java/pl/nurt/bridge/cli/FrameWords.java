package pl.nurt.bridge.cli;

import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.TelegramRefused;

/** Says what an M-Bus frame is. */
final class FrameWords {
    private static final int SELECT = 0x52;
    /** Bytes of a secondary address. */
    private static final int WANTED = 8;

    private static final int APPLICATION_ERROR = 0x70;

    private FrameWords() {}

    static String of(byte[] bytes) {
        try {
            return switch (Frame.parse(bytes)) {
                case Frame.Ack() -> "acknowledged";
                case Frame.Short(var control, var address) -> request(control) + " " + address(address);
                case Frame.Long frame when frame.isResponse() -> answer(frame);
                case Frame.Long frame when frame.ci() == SELECT -> "select " + wanted(frame.data());
                case Frame.Long frame ->
                    "control information %02X to %s".formatted(frame.ci(), address(frame.address()));
            };
        } catch (TelegramRefused e) {
            return e.detail();
        }
    }

    private static String request(int control) {
        if (control == Frame.SND_NKE) {
            return "reset";
        }
        return (control & ~Frame.FCB) == Frame.REQ_UD2
                ? "ask for data, FCB " + ((control & Frame.FCB) == 0 ? 0 : 1) + ","
                : "control field %02X to".formatted(control);
    }

    private static String address(int address) {
        return switch (address) {
            case 253 -> "the selected meter";
            case 254, 255 -> "every meter";
            default -> "address " + address;
        };
    }

    private static String answer(Frame.Long frame) {
        if (frame.ci() == APPLICATION_ERROR) {
            return "error report of " + address(frame.address());
        }
        try {
            var telegram = Telegram.parse(frame);
            var meter = telegram.meter();
            return "data of " + (meter == null ? address(frame.address()) : "meter " + meter)
                    + (telegram.moreRecordsFollow() ? ", more follow" : "");
        } catch (TelegramRefused e) {
            return e.reject() == Reject.ENCRYPTED ? "encrypted data" : "data that cannot be used: " + e.detail();
        }
    }

    /** Identification, maker, version and medium, each with its high digit first, F where any will do. */
    private static String wanted(byte[] data) {
        if (data.length != WANTED) {
            return "what is no secondary address";
        }
        var text = new StringBuilder();
        for (var n : new int[] {3, 2, 1, 0, 5, 4, 6, 7}) {
            text.append(n >= 5 ? "-" : "").append("%02X".formatted(data[n]));
        }
        return text.toString();
    }
}
