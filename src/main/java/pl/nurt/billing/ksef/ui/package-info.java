/** The office's list of invoices on their way through KSeF. */
@NullMarked
package pl.nurt.billing.ksef.ui;

import org.jspecify.annotations.NullMarked;
