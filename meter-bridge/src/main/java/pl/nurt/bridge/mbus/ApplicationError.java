package pl.nurt.bridge.mbus;

/** The error report that a meter sends instead of data (CI 70). */
final class ApplicationError {
    private ApplicationError() {}

    /** The refusal, with the meaning of the code behind the CI field in words. Without a code the error is unspecified. */
    static TelegramRefused read(ByteCursor cursor) throws TelegramRefused {
        var code = cursor.atEnd() ? 0 : cursor.next();
        return new TelegramRefused(Reject.APPLICATION_ERROR, "the meter reports: " + meaning(code));
    }

    private static String meaning(int code) {
        return switch (code) {
            case 0 -> "unspecified error";
            case 1 -> "unknown CI field";
            case 2 -> "request too long";
            case 3 -> "too many records";
            case 4 -> "premature end of a record";
            case 5 -> "more than 10 DIFEs";
            case 6 -> "more than 10 VIFEs";
            case 8 -> "too busy";
            case 9 -> "too many readouts";
            default -> "error code %02X".formatted(code);
        };
    }
}
