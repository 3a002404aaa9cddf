/** Rows of customers. */
@NullMarked
package pl.nurt.customer.internal.people;

import org.jspecify.annotations.NullMarked;
