package pl.nurt.platform.sheets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What stands in a cell. */
public sealed interface SheetValue {
    SheetValue NOTHING = new Nothing();

    record Nothing() implements SheetValue {}

    record Text(String text) implements SheetValue {}

    /** @param decimals as many as are shown */
    record Number(BigDecimal number, int decimals) implements SheetValue {}

    record Day(LocalDate day) implements SheetValue {}

    /** By the utility's clocks. */
    record Moment(LocalDateTime moment) implements SheetValue {}
}
