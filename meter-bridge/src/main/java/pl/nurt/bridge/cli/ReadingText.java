package pl.nurt.bridge.cli;

import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Reading;
import tools.jackson.core.JsonGenerator;

/** Readings as JSON and as words. */
final class ReadingText {
    private ReadingText() {}

    /** The properties of a reading. */
    static void write(JsonGenerator json, Reading reading) {
        var index = reading.indexM3();
        json.writeStringProperty("meter", reading.meter());
        json.writeStringProperty("read_at", reading.readAt().toString());
        json.writeStringProperty("index_m3", index == null ? null : index.toPlainString());
        json.writeArrayPropertyStart("flags");
        reading.flagNames().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("expected_meter", reading.expectedMeter());
    }

    /** Who says what, in several lines. */
    static String head(Reading reading) {
        var expected = reading.expectedMeter();
        return "meter    " + reading.meter() + (expected == null ? "" : "   instead of " + expected)
                + "\nindex    " + index(reading)
                + "\nread at  " + reading.readAt()
                + "\nflags    " + (reading.flags().isEmpty() ? "none" : String.join(" ", reading.flagNames()));
    }

    /** The index, or why there is none. */
    static String index(Reading reading) {
        var index = reading.indexM3();
        if (index != null) {
            return index.toPlainString() + " m3";
        }
        if (reading.flags().contains(Flag.NO_VOLUME)) {
            return "none, the meter sends no volume";
        }
        return reading.flags().contains(Flag.INCOMPLETE) ? "none in what could be read" : "no valid value";
    }

    /** What is odd about it, to be put behind its value; empty if nothing is. */
    static String remarks(Reading reading) {
        var expected = reading.expectedMeter();
        return (reading.flags().isEmpty() ? "" : "   " + String.join(" ", reading.flagNames()))
                + (expected == null ? "" : "   instead of " + expected);
    }
}
