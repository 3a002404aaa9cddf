/** How concentrators and meters are, and why. The poller writes it; the portal and the technician on site read it. */
@NullMarked
package pl.nurt.bridge.health;

import org.jspecify.annotations.NullMarked;
