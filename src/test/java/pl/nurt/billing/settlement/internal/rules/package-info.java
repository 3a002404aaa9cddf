@NullMarked
package pl.nurt.billing.settlement.internal.rules;

import org.jspecify.annotations.NullMarked;
