@NullMarked
package pl.nurt.billing.corrections.internal;

import org.jspecify.annotations.NullMarked;
