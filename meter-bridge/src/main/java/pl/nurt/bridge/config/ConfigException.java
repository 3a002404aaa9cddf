package pl.nurt.bridge.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; says everything that is wrong with it at once. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * One thing that is wrong.
     *
     * @param place file and line
     * @param key path as {@code concentrators[0].meters[2].serial}; empty for the whole
     */
    public record Problem(String place, String key, String message) {
        @Override
        public String toString() {
            return key.isEmpty() ? place + ": " + message : place + ": " + key + ": " + message;
        }
    }

    private final transient List<Problem> details;

    ConfigException(List<Problem> details) {
        super(details.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.details = List.copyOf(details);
    }

    ConfigException(String place, String message) {
        this(List.of(new Problem(place, "", message)));
    }

    /** One line per problem: {@code file:line: key: message}, in the order of the file. */
    public List<String> problems() {
        return details.stream().map(Problem::toString).toList();
    }

    /** The same, in parts. */
    public List<Problem> details() {
        return details;
    }
}
