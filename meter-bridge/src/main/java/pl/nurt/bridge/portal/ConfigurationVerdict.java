package pl.nurt.bridge.portal;

import java.util.List;
import pl.nurt.bridge.config.ConfigException;
import tools.jackson.core.JsonGenerator;

/** What came of a configuration from the portal. */
sealed interface ConfigurationVerdict {
    int MOST_PROBLEMS = 100;
    int LONGEST_KEY = 200;
    int LONGEST_MESSAGE = 400;

    /** It is in use and has proved itself. */
    record Active() implements ConfigurationVerdict {}

    /** It has problems and was not used. */
    record Rejected(List<ConfigException.Problem> problems) implements ConfigurationVerdict {}

    /** It was used and failed; the one before is in use again. @param reason one English sentence */
    record RolledBack(String reason) implements ConfigurationVerdict {}

    /** It could not be had or stored, so nothing changed; it may be tried again. @param reason one English sentence */
    record NotNow(String reason) implements ConfigurationVerdict {}

    /** The body that tells the portal. */
    static byte[] outcome(ConfigurationVerdict verdict) {
        return PortalJson.object(json -> {
            switch (verdict) {
                case Active ignored -> json.writeStringProperty("state", "ACTIVE");
                case Rejected(var problems) -> {
                    json.writeStringProperty("state", "REJECTED");
                    json.writeArrayPropertyStart("problems");
                    problems.stream().limit(MOST_PROBLEMS).forEach(p -> problem(json, p.key(), p.message()));
                    json.writeEndArray();
                }
                case RolledBack(var reason) -> {
                    json.writeStringProperty("state", "ROLLED_BACK");
                    json.writeArrayPropertyStart("problems");
                    problem(json, "", reason);
                    json.writeEndArray();
                }
                case NotNow ignored -> throw new IllegalArgumentException("nothing to tell");
            }
        });
    }

    private static void problem(JsonGenerator json, String key, String message) {
        json.writeStartObject();
        json.writeStringProperty("key", PortalJson.cut(key, LONGEST_KEY));
        json.writeStringProperty("message", PortalJson.cut(message, LONGEST_MESSAGE));
        json.writeEndObject();
    }
}
