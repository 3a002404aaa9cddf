/** Case files of the meter-bridge; those of a room are tested beside the room. */
@NullMarked
package pl.nurt.cases;

import org.jspecify.annotations.NullMarked;
