package pl.nurt.metering.use.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a contract holds.
 *
 * @param until the first day on which it no longer holds
 */
record ContractDays(LocalDate from, @Nullable LocalDate until) {}
