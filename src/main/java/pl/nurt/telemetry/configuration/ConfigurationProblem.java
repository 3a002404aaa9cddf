package pl.nurt.telemetry.configuration;

import org.jspecify.annotations.Nullable;
import pl.nurt.platform.FieldProblem;

/**
 * What a bridge found wrong in a version of its configuration.
 *
 * @param key path in the document, such as {@code concentrators[0].meters[2].serial}; empty for the whole
 * @param message in the bridge's words, English
 * @param concentrator code of the concentrator it is about, as that version has it; null when it is about none
 * @param field the rest of the path, as {@link FieldProblem} names fields: {@code meters[2].serial}
 */
public record ConfigurationProblem(
        String key, String message, @Nullable String concentrator, String field) {}
