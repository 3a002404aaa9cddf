/** The form of a concentrator, and the versions of a configuration. */
@NullMarked
package pl.nurt.telemetry.configuration.ui;

import org.jspecify.annotations.NullMarked;
