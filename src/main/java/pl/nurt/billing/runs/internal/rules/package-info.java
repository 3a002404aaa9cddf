/** Who is billed in a run for which days, and what a person must look at first: pure, without database and framework. */
@NullMarked
package pl.nurt.billing.runs.internal.rules;

import org.jspecify.annotations.NullMarked;
