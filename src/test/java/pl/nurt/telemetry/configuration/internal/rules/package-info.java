@NullMarked
package pl.nurt.telemetry.configuration.internal.rules;

import org.jspecify.annotations.NullMarked;
