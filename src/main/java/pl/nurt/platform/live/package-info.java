/** From committed events to open browsers. */
@NullMarked
package pl.nurt.platform.live;

import org.jspecify.annotations.NullMarked;
