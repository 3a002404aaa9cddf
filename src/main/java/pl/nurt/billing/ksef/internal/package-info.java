/** How invoices get to KSeF and what it answers gets into their rows. */
@NullMarked
package pl.nurt.billing.ksef.internal;

import org.jspecify.annotations.NullMarked;
