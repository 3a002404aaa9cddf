/** How invoices are kept. */
@NullMarked
package pl.nurt.billing.invoices.internal;

import org.jspecify.annotations.NullMarked;
