package pl.nurt.billing.bills;

/** How many invoices were issued in a year. */
public record YearOfBills(int year, int invoices) {}
