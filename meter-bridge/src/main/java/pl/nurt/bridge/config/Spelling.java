package pl.nurt.bridge.config;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what a misspelt key was meant to be. */
final class Spelling {
    private Spelling() {}

    /** {@code , did you mean 'x'?} or nothing. */
    static String didYouMean(String key, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(k -> distance(key, k)))
                .filter(k -> distance(key, k) <= Math.max(1, key.length() / 3))
                .map(k -> ", did you mean '" + k + "'?")
                .orElse("");
    }

    /** Levenshtein distance without regard to case. */
    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                current[j] = Math.min(previous[j - 1] + (same ? 0 : 1), 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
