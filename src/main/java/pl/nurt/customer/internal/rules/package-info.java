/** What can be said of a customer's data without asking anybody: check digits, forms of numbers, what is missing. */
@NullMarked
package pl.nurt.customer.internal.rules;

import org.jspecify.annotations.NullMarked;
