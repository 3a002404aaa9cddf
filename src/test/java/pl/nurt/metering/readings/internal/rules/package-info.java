@NullMarked
package pl.nurt.metering.readings.internal.rules;

import org.jspecify.annotations.NullMarked;
