/**
 * Readings between the meter and the portal's acknowledgement, in one SQLite file. What {@link pl.nurt.bridge.outbox.Outbox#append}
 * returned from is on the disk; what the portal did not acknowledge item by item stays there.
 */
@NullMarked
package pl.nurt.bridge.outbox;

import org.jspecify.annotations.NullMarked;
