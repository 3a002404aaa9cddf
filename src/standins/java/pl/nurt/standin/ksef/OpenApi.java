package pl.nurt.standin.ksef;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official description: whether a request or an answer is as it says. */
final class OpenApi {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private final JsonNode description;

    OpenApi() {
        try (var file = Objects.requireNonNull(OpenApi.class.getResourceAsStream("/ksef/open-api.json"))) {
            description = JsonMapper.shared().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is done at the address; empty when nothing is. */
    Optional<JsonNode> operation(String method, String path) {
        JsonNode found = null;
        for (var known : description.path("paths").properties()) {
            var form = PARAMETER.matcher(known.getKey()).replaceAll("[^/]+");
            // An address without parameters goes before one with them.
            if (path.matches(form) && (found == null || !known.getKey().contains("{"))) {
                found = known.getValue();
            }
        }
        var operation = found == null ? null : found.get(method.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(operation);
    }

    /** @return what is wrong with the body of a request; empty when nothing is */
    Optional<String> request(JsonNode operation, byte[] body) {
        var schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return schema.isMissingNode() ? Optional.empty() : check(schema, read(body), "$");
    }

    /** The same of an answer. */
    Optional<String> answer(JsonNode operation, int status, byte[] body) {
        var answer = operation.path("responses").get(Integer.toString(status));
        if (answer == null) {
            return Optional.of("status " + status);
        }
        var schema = answer.path("content")
                .path(status < 300 ? "application/json" : "application/problem+json")
                .path("schema");
        return schema.isMissingNode() ? Optional.empty() : check(schema, read(body), "$");
    }

    private static JsonNode read(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException none) {
            return JsonMapper.shared().missingNode();
        }
    }

    private Optional<String> check(JsonNode schema, JsonNode value, String at) {
        var reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            return check(description.path("components").path("schemas").path(name), value, at);
        }
        if (value.isNull()) {
            return schema.path("nullable").asBoolean(false) ? Optional.empty() : Optional.of(at + " is null");
        }
        for (var part : schema.path("allOf")) {
            var wrong = check(part, value, at);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema, value, at);
            case "array" -> array(schema, value, at);
            case "string" -> string(schema, value, at);
            case "integer" -> when(!value.isIntegralNumber(), at + " is no whole number");
            case "boolean" -> when(!value.isBoolean(), at + " is neither true nor false");
            default -> Optional.empty();
        };
    }

    private Optional<String> object(JsonNode schema, JsonNode value, String at) {
        if (!value.isObject()) {
            return Optional.of(at + " is no object");
        }
        for (var required : schema.path("required")) {
            if (!value.has(required.asString(""))) {
                return Optional.of(at + "." + required.asString("") + " is missing");
            }
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            var part = value.get(property.getKey());
            var wrong = part == null
                    ? Optional.<String>empty()
                    : check(property.getValue(), part, at + "." + property.getKey());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> array(JsonNode schema, JsonNode value, String at) {
        if (!value.isArray()) {
            return Optional.of(at + " is no list");
        }
        if (value.size() < schema.path("minItems").asInt(0)
                || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            return Optional.of(at + " has " + value.size());
        }
        for (var item : value) {
            var wrong = check(schema.path("items"), item, at + "[]");
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> string(JsonNode schema, JsonNode value, String at) {
        if (!value.isString()) {
            return Optional.of(at + " is no text");
        }
        var text = value.asString();
        var known = schema.path("enum");
        var isOne = known.isMissingNode();
        for (var one : known) {
            isOne |= one.asString("").equals(text);
        }
        return when(
                !isOne
                        || text.length() < schema.path("minLength").asInt(0)
                        || text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)
                        || schema.has("pattern")
                                && !Pattern.compile(schema.path("pattern").asString())
                                        .matcher(text)
                                        .find(),
                at + " is " + text);
    }

    private static Optional<String> when(boolean wrong, String what) {
        return wrong ? Optional.of(what) : Optional.empty();
    }
}
