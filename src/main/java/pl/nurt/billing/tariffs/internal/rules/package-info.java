/** What a tariff must be like before it is published, and which prices follow from it. */
@NullMarked
package pl.nurt.billing.tariffs.internal.rules;

import org.jspecify.annotations.NullMarked;
