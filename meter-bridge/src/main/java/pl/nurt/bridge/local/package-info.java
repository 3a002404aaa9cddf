/** What a technician's tools read on the machine itself: health and numbers, on a port that is closed unless it is set. */
@NullMarked
package pl.nurt.bridge.local;

import org.jspecify.annotations.NullMarked;
