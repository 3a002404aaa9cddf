/** What is decided about an invoice beside its lines. */
@NullMarked
package pl.nurt.billing.invoices.internal.rules;

import org.jspecify.annotations.NullMarked;
