/**
 * A utility to look at: invented people, meters and two years of readings, and the simulated park that goes on from there.
 *
 * <p>Exists only with {@code nurt.demo.enabled}. It fills the schemas of all rooms set-based and therefore stands outside their walls; no
 * room knows it.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "identity",
            "identity :: audit",
            "billing",
            "billing :: pricing",
            "billing :: runs",
            "billing :: tariffs",
            "customer",
            "customer :: importing",
            "customer :: people",
            "customer :: supply",
            "metering",
            "metering :: readings",
            "telemetry",
            "telemetry :: bridges",
            "telemetry :: configuration",
            "notice"
        })
@NullMarked
package pl.nurt.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
