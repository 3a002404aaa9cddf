/** The office's pages of invoices. */
@NullMarked
package pl.nurt.billing.invoices.ui;

import org.jspecify.annotations.NullMarked;
