/** Repeats what a crash or a failure left. */
@NullMarked
package pl.nurt.platform.events.internal;

import org.jspecify.annotations.NullMarked;
