/**
 * Events between rooms: published in a transaction, heard afterwards by a method with {@code @ApplicationModuleListener} in a
 * transaction of its own, and repeated until it succeeded. Handlers are safe to repeat; events are records with ids.
 */
@NullMarked
package pl.nurt.platform.events;

import org.jspecify.annotations.NullMarked;
