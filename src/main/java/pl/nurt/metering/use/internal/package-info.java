/** How use and chains of meters are found. */
@NullMarked
package pl.nurt.metering.use.internal;

import org.jspecify.annotations.NullMarked;
