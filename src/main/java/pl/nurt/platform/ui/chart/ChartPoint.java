package pl.nurt.platform.ui.chart;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One column of a chart, in the reader's words.
 *
 * @param key tells it from the others; a later point with the same key takes its place
 * @param label below the column, as short as can be
 * @param tick whether the label may be shown; the others only keep their place
 * @param title what the column stands for, in full
 * @param value null when it is not known: a gap, not a zero
 * @param compare null when there is nothing to compare with
 * @param note what else must be said of it
 */
public record ChartPoint(
        String key,
        String label,
        boolean tick,
        String title,
        @Nullable BigDecimal value,
        @Nullable BigDecimal compare,
        @Nullable String note,
        Kind kind) {
    /** How a column is drawn. */
    public enum Kind {
        WHOLE,
        /** It still goes on, and is lighter. */
        OPEN,
        /** It stands for several columns before it that have no value. */
        SEVERAL,
        /** It is still to come. */
        AHEAD
    }
}
