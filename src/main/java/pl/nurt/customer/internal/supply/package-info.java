/** Rows of places and contracts. */
@NullMarked
package pl.nurt.customer.internal.supply;

import org.jspecify.annotations.NullMarked;
