/** Meters, where they hang, what they said, and the door for bridges. Knows customers and their service points. */
@ApplicationModule(allowedDependencies = {"platform", "identity", "customer"})
@NullMarked
package pl.nurt.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
