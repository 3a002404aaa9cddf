/** Where remote readings come from: bridges and their concentrators, what they are told to do, and the door they come in by. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "identity",
            "identity :: audit",
            "metering",
            "metering :: readings",
            "metering :: registration",
            "metering :: meters",
            "metering :: ui"
        })
@NullMarked
package pl.nurt.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
