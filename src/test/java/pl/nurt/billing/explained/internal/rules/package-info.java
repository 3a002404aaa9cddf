/** Comparisons of bills. */
@NullMarked
package pl.nurt.billing.explained.internal.rules;

import org.jspecify.annotations.NullMarked;
