@NullMarked
package pl.nurt.billing.ksef.internal.client;

import org.jspecify.annotations.NullMarked;
