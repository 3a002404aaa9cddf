/** Where the bills before an invoice are found. */
@NullMarked
package pl.nurt.billing.explained.internal;

import org.jspecify.annotations.NullMarked;
