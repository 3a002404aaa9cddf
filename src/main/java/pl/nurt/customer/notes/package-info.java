/** What the office writes down about a customer: talks and notes. */
@NullMarked
package pl.nurt.customer.notes;

import org.jspecify.annotations.NullMarked;
