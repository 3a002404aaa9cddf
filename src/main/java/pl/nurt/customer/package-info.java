/** Customers, service points and supply contracts. Knows who signed in, nothing of meters or money. */
@ApplicationModule(allowedDependencies = {"platform", "identity", "identity :: audit"})
@NullMarked
package pl.nurt.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
