/** Bringing meters into the registry, and booking what waited for them. */
@NamedInterface("registration")
@NullMarked
package pl.nurt.metering.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
