/** Who tries doors: counted, shown to administrators, told when there is much of it. */
@NamedInterface("security")
@NullMarked
package pl.nurt.identity.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
