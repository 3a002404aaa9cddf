/** Meters, where they are installed and what they said. Knows customers and their service points, and tells people what is odd. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "identity",
            "identity :: audit",
            "customer",
            "customer :: panels",
            "customer :: importing",
            "customer :: supply",
            "notice"
        })
@NullMarked
package pl.nurt.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
