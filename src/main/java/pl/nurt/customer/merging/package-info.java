/** Customers who turn out to be one. */
@NullMarked
package pl.nurt.customer.merging;

import org.jspecify.annotations.NullMarked;
