/** How uses are counted. */
@NullMarked
package pl.nurt.platform.limits.internal;

import org.jspecify.annotations.NullMarked;
