@NullMarked
package pl.nurt.billing.invoices.internal.rules;

import org.jspecify.annotations.NullMarked;
