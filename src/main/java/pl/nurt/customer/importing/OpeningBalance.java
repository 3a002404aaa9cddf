package pl.nurt.customer.importing;

import java.time.LocalDate;
import pl.nurt.platform.Money;

/**
 * What a customer owed in the old system on the day of the change.
 *
 * @param balance negative when they had paid ahead
 * @param run the import that brought it
 * @param fileName of that import's table
 */
public record OpeningBalance(Money balance, LocalDate asOf, ImportRunId run, String fileName) {}
