/** How the newest word of each bridge is kept. */
@NullMarked
package pl.nurt.telemetry.heartbeats.internal;

import org.jspecify.annotations.NullMarked;
