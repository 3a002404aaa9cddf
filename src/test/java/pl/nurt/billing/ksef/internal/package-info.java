@NullMarked
package pl.nurt.billing.ksef.internal;

import org.jspecify.annotations.NullMarked;
