package pl.nurt.platform.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A refusal as problem JSON (RFC 9457). */
public final class Problem {
    private static final JsonFactory JSON = new JsonFactory();

    private Problem() {}

    public static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), response.getOutputStream())) {
            json.writeStartObject();
            json.writeStringProperty("title", status.getReasonPhrase());
            json.writeNumberProperty("status", status.value());
            json.writeStringProperty("detail", detail);
            json.writeEndObject();
        }
    }
}
