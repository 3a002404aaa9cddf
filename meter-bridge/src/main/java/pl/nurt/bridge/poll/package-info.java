/**
 * Reads every concentrator on a virtual thread of its own, so that a dead one delays nobody. What was read is in the outbox before the
 * round counts as done.
 */
@NullMarked
package pl.nurt.bridge.poll;

import org.jspecify.annotations.NullMarked;
