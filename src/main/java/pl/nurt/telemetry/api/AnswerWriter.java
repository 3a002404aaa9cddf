package pl.nurt.telemetry.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import pl.nurt.metering.readings.ReadingAnswer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the answers of a batch, in the batch's order. */
final class AnswerWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private AnswerWriter() {}

    /** @param answers those of the readable items */
    static void write(List<BatchItem> items, List<ReadingAnswer> answers, HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), response.getOutputStream())) {
            json.writeStartObject();
            json.writeArrayPropertyStart("answers");
            var next = answers.iterator();
            for (var item : items) {
                json.writeStartObject();
                json.writeStringProperty("key", item.key());
                switch (item) {
                    case BatchItem.Malformed malformed -> status(json, "REFUSED", "MALFORMED");
                    case BatchItem.Readable readable -> status(json, next.next());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void status(JsonGenerator json, ReadingAnswer answer) {
        switch (answer) {
            case ReadingAnswer.Accepted accepted -> json.writeStringProperty("status", "ACCEPTED");
            case ReadingAnswer.Repeated repeated -> json.writeStringProperty("status", "REPEATED");
            case ReadingAnswer.Refused(var reason) -> status(json, "REFUSED", reason.name());
        }
    }

    private static void status(JsonGenerator json, String status, String reason) {
        json.writeStringProperty("status", status);
        json.writeStringProperty("reason", reason);
    }
}
