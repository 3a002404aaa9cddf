/** How versions of a configuration are kept and handed out. */
@NullMarked
package pl.nurt.telemetry.configuration.internal;

import org.jspecify.annotations.NullMarked;
