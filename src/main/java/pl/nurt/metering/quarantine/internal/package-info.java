/** How readings that wait for a decision are kept. */
@NullMarked
package pl.nurt.metering.quarantine.internal;

import org.jspecify.annotations.NullMarked;
