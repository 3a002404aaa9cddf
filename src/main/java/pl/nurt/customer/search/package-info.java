/** Finding customers, places and streets by whatever a caller says. */
@NamedInterface("search")
@NullMarked
package pl.nurt.customer.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
