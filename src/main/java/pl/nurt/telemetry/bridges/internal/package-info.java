/** How bridges, their keys and their concentrators are kept. */
@NullMarked
package pl.nurt.telemetry.bridges.internal;

import org.jspecify.annotations.NullMarked;
