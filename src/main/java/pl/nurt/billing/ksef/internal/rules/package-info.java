/** What is decided about invoices on their way through KSeF, without a database or the network. */
@NullMarked
package pl.nurt.billing.ksef.internal.rules;

import org.jspecify.annotations.NullMarked;
