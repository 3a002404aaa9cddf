/** How tariffs are kept. */
@NullMarked
package pl.nurt.billing.tariffs.internal;

import org.jspecify.annotations.NullMarked;
