/** The list of customers, and how the search finds them. */
@NullMarked
package pl.nurt.customer.ui.register;

import org.jspecify.annotations.NullMarked;
