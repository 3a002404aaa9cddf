package pl.nurt.customer.supply;

import java.time.LocalDate;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;

/**
 * A contract was ended, with another one that follows or without: rooms above that counted on more of its days look after them. Heard in the
 * transaction that ends it.
 *
 * @param validTo the first day on which it no longer holds
 */
public record ContractEnded(SupplyContractId contract, String number, CustomerId customer, LocalDate validTo) {}
