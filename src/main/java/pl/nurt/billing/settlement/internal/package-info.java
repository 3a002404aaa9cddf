/** How a contract is settled: priced as a run prices it, and issued as a run issues it. */
@NullMarked
package pl.nurt.billing.settlement.internal;

import org.jspecify.annotations.NullMarked;
