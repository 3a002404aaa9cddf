package pl.nurt.bridge.cli;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.DataRecord;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.RecordValue;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.TelegramRefused;
import tools.jackson.core.JsonGenerator;

/** Telegrams as JSON. */
final class TelegramJson {
    private TelegramJson() {}

    /**
     * Where a telegram stood.
     *
     * @param line counted from 1; 0 in a file of one line
     * @param leftOut what stood beside it, empty if nothing did
     */
    record Source(String file, int line, String leftOut) {
        private void write(JsonGenerator json, boolean isAccepted) {
            json.writeStringProperty("file", file);
            if (line > 0) {
                json.writeNumberProperty("line", line);
            }
            json.writeBooleanProperty("accept", isAccepted);
        }

        private void writeLeftOut(JsonGenerator json) {
            if (!leftOut.isEmpty()) {
                json.writeStringProperty("left_out", leftOut);
            }
        }
    }

    static String accepted(Source source, Telegram telegram) {
        return JsonLine.of(json -> {
            source.write(json, true);
            source.writeLeftOut(json);
            write(json, telegram);
        });
    }

    /** The properties of a telegram. */
    static void write(JsonGenerator json, Telegram telegram) {
        json.writeNumberProperty("address", telegram.address());
        writeMeter(json, telegram.meter());
        json.writeNumberProperty("access", telegram.access());
        json.writeNumberProperty("status", telegram.status().code());
        json.writeBooleanProperty("more_records_follow", telegram.moreRecordsFollow());
        var makersOwn = telegram.manufacturerData();
        if (makersOwn != null) {
            json.writeStringProperty("manufacturer_data", makersOwn.toString());
        }
        var undecoded = telegram.undecoded();
        if (undecoded != null) {
            json.writeObjectPropertyStart("undecoded");
            json.writeStringProperty("reason", undecoded.reason());
            json.writeStringProperty("bytes", undecoded.bytes().toString());
            json.writeEndObject();
        }
        json.writeStringProperty(
                "main_index_m3",
                telegram.mainIndex().map(BigDecimal::toPlainString).orElse(null));
        json.writeArrayPropertyStart("records");
        telegram.records().forEach(entry -> writeRecord(json, entry));
        json.writeEndArray();
    }

    static String refused(Source source, TelegramRefused refusal) {
        return JsonLine.of(json -> {
            source.write(json, false);
            json.writeStringProperty("reject", refusal.reject().name());
            json.writeStringProperty("detail", refusal.detail());
            source.writeLeftOut(json);
        });
    }

    private static void writeMeter(JsonGenerator json, @Nullable MeterId meter) {
        if (meter == null) {
            return;
        }
        json.writeStringProperty("ident", meter.ident());
        var version = meter.version();
        var medium = meter.medium();
        if (version != null && medium != null) {
            json.writeStringProperty("manufacturer", meter.letters());
            json.writeNumberProperty("version", version);
            json.writeNumberProperty("medium", medium);
        }
    }

    private static void writeRecord(JsonGenerator json, DataRecord entry) {
        json.writeStartObject();
        json.writeStringProperty("function", entry.function().name());
        json.writeNumberProperty("storage", entry.storage());
        json.writeNumberProperty("tariff", entry.tariff());
        json.writeNumberProperty("subunit", entry.subunit());
        json.writeStringProperty("quantity", entry.quantity());
        json.writeStringProperty("unit", entry.unit());
        writeValue(json, entry.value());
        var summerTime = entry.summerTime();
        if (summerTime != null) {
            json.writeBooleanProperty("dst", summerTime);
        }
        var direction = entry.direction();
        if (direction != null) {
            json.writeStringProperty("direction", direction.name());
        }
        if (!entry.modifiers().isEmpty()) {
            json.writeStringProperty("modifier", String.join(" ", entry.modifiers()));
        }
        if (entry.label() != null) {
            json.writeStringProperty("label", entry.label());
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, RecordValue value) {
        var none = value instanceof RecordValue.Invalid || value instanceof RecordValue.Absent;
        json.writeStringProperty("value", none ? null : value.show());
        if (value instanceof RecordValue.Invalid) {
            json.writeBooleanProperty("invalid", true);
        }
    }
}
