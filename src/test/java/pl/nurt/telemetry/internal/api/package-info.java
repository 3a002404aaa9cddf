@NullMarked
package pl.nurt.telemetry.internal.api;

import org.jspecify.annotations.NullMarked;
