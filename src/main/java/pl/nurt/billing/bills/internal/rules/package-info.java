/** What a running month may cost. */
@NullMarked
package pl.nurt.billing.bills.internal.rules;

import org.jspecify.annotations.NullMarked;
