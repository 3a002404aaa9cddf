@NullMarked
package pl.nurt.billing.ksef.internal.fa3;

import org.jspecify.annotations.NullMarked;
