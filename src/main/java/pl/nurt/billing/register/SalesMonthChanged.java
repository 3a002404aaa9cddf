package pl.nurt.billing.register;

import java.time.YearMonth;
import pl.nurt.platform.live.LiveEvent;

/** A month was closed, or opened again. */
public record SalesMonthChanged(YearMonth month) implements LiveEvent {}
