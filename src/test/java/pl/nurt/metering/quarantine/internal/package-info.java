@NullMarked
package pl.nurt.metering.quarantine.internal;

import org.jspecify.annotations.NullMarked;
