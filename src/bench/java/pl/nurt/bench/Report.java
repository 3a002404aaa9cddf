package pl.nurt.bench;

import java.util.Arrays;
import java.util.Locale;

/** Results as rows of the table in docs/benchmarks.md: what, measured, limit, part of the limit. {@code ./nurt bench} collects them. */
public final class Report {
    private Report() {}

    /** A time that must stay below its limit. */
    public static void below(String what, double measured, double limit, String unit) {
        row(what, measured, "≤ ", limit, unit, measured <= limit);
    }

    /** A rate that must reach its limit. */
    public static void atLeast(String what, double measured, double limit, String unit) {
        row(what, measured, "≥ ", limit, unit, measured >= limit);
    }

    private static void row(String what, double measured, String bound, double limit, String unit, boolean kept) {
        print("| %s | %,.2f %s | %s%,.2f %s | %.2f | %s |"
                .formatted(what, measured, unit, bound, limit, unit, measured / limit, kept ? "yes" : "**no**"));
    }

    static void print(String line) {
        System.out.println(line);
    }

    /** The value that the given part of the sorted values does not exceed. */
    public static double quantile(double[] values, double part) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
    }

    static {
        Locale.setDefault(Locale.ROOT);
    }
}
