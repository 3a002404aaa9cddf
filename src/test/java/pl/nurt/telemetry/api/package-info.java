@NullMarked
package pl.nurt.telemetry.api;

import org.jspecify.annotations.NullMarked;
