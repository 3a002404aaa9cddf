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

    /** @param leftOut what stood beside the telegram, empty if nothing did */
    static String accepted(String file, Telegram telegram, String leftOut) {
        return JsonLine.of(json -> {
            json.writeStringProperty("file", file);
            json.writeBooleanProperty("accept", true);
            writeLeftOut(json, leftOut);
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

    private static void writeLeftOut(JsonGenerator json, String leftOut) {
        if (!leftOut.isEmpty()) {
            json.writeStringProperty("left_out", leftOut);
        }
    }

    static String refused(String file, TelegramRefused refusal, String leftOut) {
        return JsonLine.of(json -> {
            json.writeStringProperty("file", file);
            json.writeBooleanProperty("accept", false);
            json.writeStringProperty("reject", refusal.reject().name());
            json.writeStringProperty("detail", refusal.detail());
            writeLeftOut(json, leftOut);
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
