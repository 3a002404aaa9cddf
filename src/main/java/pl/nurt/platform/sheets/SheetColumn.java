package pl.nurt.platform.sheets;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;

/**
 * A column: what stands above it, how wide it is and what of a row stands in it. Where a row has nothing, the cell is empty.
 *
 * @param width in characters
 */
public record SheetColumn<R>(String title, int width, Function<R, SheetValue> value) {
    private static final int WIDE = 28;
    private static final int NARROW = 14;
    private static final int MONEY_DECIMALS = 2;
    private static final int VOLUME_DECIMALS = 3;

    /** Also for digits that are a name and not a number: customer numbers, bank accounts, meter numbers. */
    public static <R> SheetColumn<R> text(String title, Function<R, @Nullable String> value) {
        return column(title, WIDE, value, SheetValue.Text::new);
    }

    public static <R> SheetColumn<R> number(String title, int decimals, Function<R, @Nullable BigDecimal> value) {
        return column(title, NARROW, value, number -> new SheetValue.Number(number, decimals));
    }

    public static <R> SheetColumn<R> count(String title, Function<R, @Nullable Long> value) {
        return column(title, NARROW, value, count -> new SheetValue.Number(BigDecimal.valueOf(count), 0));
    }

    /** The title says the currency. */
    public static <R> SheetColumn<R> money(String title, Function<R, @Nullable Money> value) {
        return column(title, NARROW, value, money -> new SheetValue.Number(money.amount(), MONEY_DECIMALS));
    }

    /** To the litre; the title says the unit. */
    public static <R> SheetColumn<R> volume(String title, Function<R, @Nullable CubicMetres> value) {
        return column(title, NARROW, value, volume -> new SheetValue.Number(volume.value(), VOLUME_DECIMALS));
    }

    public static <R> SheetColumn<R> day(String title, Function<R, @Nullable LocalDate> value) {
        return column(title, NARROW, value, SheetValue.Day::new);
    }

    public static <R> SheetColumn<R> moment(String title, Function<R, @Nullable Instant> value) {
        return column(
                title,
                NARROW + 4,
                value,
                moment -> new SheetValue.Moment(LocalDateTime.ofInstant(moment, CivilTime.ZONE)));
    }

    private static <R, T> SheetColumn<R> column(
            String title, int width, Function<R, @Nullable T> value, Function<T, SheetValue> cell) {
        return new SheetColumn<>(title, Math.max(width, title.length() + 2), row -> {
            var found = value.apply(row);
            return found == null ? SheetValue.NOTHING : cell.apply(found);
        });
    }
}
