/** How a price comes about, without Spring or a database. Told for people in {@code docs/billing.md}. */
@NullMarked
package pl.nurt.billing.pricing.internal.rules;

import org.jspecify.annotations.NullMarked;
