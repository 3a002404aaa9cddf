@NullMarked
package pl.nurt.metering.readings.internal;

import org.jspecify.annotations.NullMarked;
