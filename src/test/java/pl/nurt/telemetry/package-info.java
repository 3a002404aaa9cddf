@NullMarked
package pl.nurt.telemetry;

import org.jspecify.annotations.NullMarked;
