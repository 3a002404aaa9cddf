/** Browsers that take Web Push. */
@NullMarked
package pl.nurt.notice.push;

import org.jspecify.annotations.NullMarked;
