/** What may be corrected now and what may not: pure, without database and framework. */
@NullMarked
package pl.nurt.billing.corrections.internal.rules;

import org.jspecify.annotations.NullMarked;
