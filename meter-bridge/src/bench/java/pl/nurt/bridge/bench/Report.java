package pl.nurt.bridge.bench;

import java.util.Arrays;
import java.util.Locale;

/** Results as rows of the table in docs/benchmarks.md, in the shape the portal's benchmarks give theirs. */
public final class Report {
    private Report() {}

    /** An amount that must stay below its limit. */
    public static void below(String what, double measured, double limit, String unit) {
        row(what, measured, "≤ ", limit, unit, measured <= limit);
    }

    /** A rate that must reach its limit. */
    static void atLeast(String what, double measured, double limit, String unit) {
        row(what, measured, "≥ ", limit, unit, measured >= limit);
    }

    /** Sorts the values. */
    static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void row(String what, double measured, String bound, double limit, String unit, boolean kept) {
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %,.2f %s | %s%,.2f %s | %.2f | %s |",
                what,
                measured,
                unit,
                bound,
                limit,
                unit,
                measured / limit,
                kept ? "yes" : "**no**"));
    }
}
