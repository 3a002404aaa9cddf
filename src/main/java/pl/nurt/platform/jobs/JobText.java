package pl.nurt.platform.jobs;

import java.util.List;

/**
 * Words for people, kept so that each reads them in their own language.
 *
 * @param key of the text
 * @param args text or whole numbers for its places; a text such as 2026-10 is a month, which each reads in their own words
 */
public record JobText(String key, List<Object> args) {
    public JobText {
        args = List.copyOf(args);
        for (var arg : args) {
            if (!(arg instanceof String || arg instanceof Long || arg instanceof Integer)) {
                throw new IllegalArgumentException("texts of jobs take text and whole numbers, not " + arg.getClass());
            }
        }
    }

    public static JobText of(String key, Object... args) {
        return new JobText(key, List.of(args));
    }
}
