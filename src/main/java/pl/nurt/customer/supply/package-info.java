/** Where water is taken and what is agreed about it: service points, contracts, changes of owner. */
@NamedInterface("supply")
@NullMarked
package pl.nurt.customer.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
