package pl.nurt.billing.bills;

import java.time.LocalDate;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;

/**
 * What the bill of the running month may come to: the use so far stretched over the month, at the prices of the last bill.
 *
 * @param gross whole złoty, for it is no more exact than that
 * @param used so far this month
 * @param soFar what the use so far costs, with the month's fixed fees
 */
public record BillForecast(LocalDate month, Money gross, CubicMetres used, Money soFar) {}
