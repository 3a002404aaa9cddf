@NullMarked
package pl.nurt.telemetry.internal.rules;

import org.jspecify.annotations.NullMarked;
