package pl.nurt.customer.internal.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.FieldProblem;

/** How long what the register keeps may be, in characters: the same for forms and for imports. */
public final class Longest {
    /** Names, streets, localities, plots. */
    public static final int TEXT = 200;

    /** Numbers that people give: of customers, places, contracts, houses, flats, meters. */
    public static final int NUMBER = 40;

    private Longest() {}

    static void text(@Nullable String text, String field, List<FieldProblem> problems) {
        if (text != null && Written.words(text).length() > TEXT) {
            problems.add(new FieldProblem(field, "customer.problem.tooLong"));
        }
    }

    static void number(@Nullable String text, String field, List<FieldProblem> problems) {
        if (text != null && Written.words(text).length() > NUMBER) {
            problems.add(new FieldProblem(field, "customer.problem.numberTooLong"));
        }
    }
}
