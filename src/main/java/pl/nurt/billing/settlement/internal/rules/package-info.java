/** Which days are settled and what stands in the way: pure, without database and framework. */
@NullMarked
package pl.nurt.billing.settlement.internal.rules;

import org.jspecify.annotations.NullMarked;
