/** Queries of the office's list of meters and of one meter. */
@NullMarked
package pl.nurt.metering.meters.internal;

import org.jspecify.annotations.NullMarked;
