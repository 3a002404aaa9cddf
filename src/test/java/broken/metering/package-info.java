/** May know nobody. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package broken.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
