/** Pages of a place where water is taken. */
@NullMarked
package pl.nurt.customer.ui.place;

import org.jspecify.annotations.NullMarked;
