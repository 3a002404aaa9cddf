/** Invoices as the register reads them, and rows of closed months. */
@NullMarked
package pl.nurt.billing.register.internal;

import org.jspecify.annotations.NullMarked;
