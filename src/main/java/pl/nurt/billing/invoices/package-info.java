/** What was issued: invoices with their numbers, lines that explain themselves, and who sold what to whom. */
@NamedInterface("invoices")
@NullMarked
package pl.nurt.billing.invoices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
