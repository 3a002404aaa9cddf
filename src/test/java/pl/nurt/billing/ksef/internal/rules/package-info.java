@NullMarked
package pl.nurt.billing.ksef.internal.rules;

import org.jspecify.annotations.NullMarked;
