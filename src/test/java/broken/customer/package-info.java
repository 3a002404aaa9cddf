/** May know nobody. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package broken.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
