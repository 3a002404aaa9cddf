package pl.nurt.customer.ui;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Two letters that stand for a name. */
public final class Initials {
    private Initials() {}

    public static String of(String name) {
        return Arrays.stream(name.split("\\s+", -1))
                .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }
}
