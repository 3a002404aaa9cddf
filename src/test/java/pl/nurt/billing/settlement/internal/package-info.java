@NullMarked
package pl.nurt.billing.settlement.internal;

import org.jspecify.annotations.NullMarked;
