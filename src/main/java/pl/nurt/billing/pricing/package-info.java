/** What a bill is made from and what it says: prices, use, lines that explain themselves. */
@NullMarked
package pl.nurt.billing.pricing;

import org.jspecify.annotations.NullMarked;
