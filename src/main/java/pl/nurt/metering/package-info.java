/** Meters, where they hang and what they said. Knows customers and their service points. */
@ApplicationModule(
        allowedDependencies = {"platform", "identity", "customer", "customer :: panels", "customer :: importing"})
@NullMarked
package pl.nurt.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
