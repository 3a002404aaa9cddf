/** Who somebody is and what they may do: accounts, roles, sign-in, {@link pl.nurt.identity.Viewer}. Knows the platform only. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package pl.nurt.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
