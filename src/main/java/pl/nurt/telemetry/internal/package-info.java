/** How telemetry keeps bridges, their keys, their orders and their configuration. */
@NullMarked
package pl.nurt.telemetry.internal;

import org.jspecify.annotations.NullMarked;
