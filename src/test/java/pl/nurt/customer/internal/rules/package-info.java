/** Check digits and forms of numbers, without a database. */
@NullMarked
package pl.nurt.customer.internal.rules;

import org.jspecify.annotations.NullMarked;
