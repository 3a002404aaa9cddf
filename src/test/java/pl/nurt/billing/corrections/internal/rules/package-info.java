@NullMarked
package pl.nurt.billing.corrections.internal.rules;

import org.jspecify.annotations.NullMarked;
