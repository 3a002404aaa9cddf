/** Bridges as the office looks after them: their keys, the orders given to them, their configuration. */
@NullMarked
package pl.nurt.metering.internal.bridge;

import org.jspecify.annotations.NullMarked;
