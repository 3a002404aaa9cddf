package pl.nurt.customer.supply;

import java.time.LocalDate;

/** An invoice with days of a contract. @param lastDay the last one it bills */
public record BilledInvoice(String number, LocalDate lastDay) {}
