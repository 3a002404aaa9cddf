package pl.nurt.metering.readings;

/** What became of one delivered reading. */
public sealed interface ReadingAnswer {
    /** It is stored now. */
    record Accepted() implements ReadingAnswer {}

    /** The same reading was there already; nothing changed. */
    record Repeated() implements ReadingAnswer {}

    /** It is not booked on any meter. */
    record Refused(RefusalReason reason) implements ReadingAnswer {}
}
