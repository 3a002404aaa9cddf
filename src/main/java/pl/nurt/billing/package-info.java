/** What water costs and who owes it: tariffs, and the bills that follow from them. Knows contracts and what meters counted, nothing of payments. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "identity",
            "identity :: audit",
            "customer",
            "customer :: consents",
            "customer :: links",
            "customer :: panels",
            "customer :: supply",
            "metering",
            "metering :: readings",
            "metering :: use",
            "notice"
        })
@NullMarked
package pl.nurt.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
