/** What the state decides for every room: days free of work, and the numbers it gives. */
@NullMarked
package pl.nurt.platform.law;

import org.jspecify.annotations.NullMarked;
