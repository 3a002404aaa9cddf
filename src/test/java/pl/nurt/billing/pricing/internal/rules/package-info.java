@NullMarked
package pl.nurt.billing.pricing.internal.rules;

import org.jspecify.annotations.NullMarked;
