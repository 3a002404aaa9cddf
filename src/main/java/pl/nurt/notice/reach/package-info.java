/** Whom no message reaches outside of the portal, for the office. */
@NullMarked
package pl.nurt.notice.reach;

import org.jspecify.annotations.NullMarked;
