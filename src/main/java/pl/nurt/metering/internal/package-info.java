/** How metering keeps and finds what meters said; nobody outside the room looks in here. */
@NullMarked
package pl.nurt.metering.internal;

import org.jspecify.annotations.NullMarked;
