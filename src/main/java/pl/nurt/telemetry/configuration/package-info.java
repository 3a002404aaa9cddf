/** The configuration of each bridge, in versions. */
@NamedInterface("configuration")
@NullMarked
package pl.nurt.telemetry.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
