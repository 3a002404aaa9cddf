/** Customers themselves: who they are, how they are reached, who acts for them, what was talked about. */
@NamedInterface("people")
@NullMarked
package pl.nurt.customer.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
