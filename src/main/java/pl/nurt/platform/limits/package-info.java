/** How often strangers and machines may try or take something, counted for all portals together before the work is done. */
@NullMarked
package pl.nurt.platform.limits;

import org.jspecify.annotations.NullMarked;
