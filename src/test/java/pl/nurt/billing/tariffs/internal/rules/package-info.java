@NullMarked
package pl.nurt.billing.tariffs.internal.rules;

import org.jspecify.annotations.NullMarked;
