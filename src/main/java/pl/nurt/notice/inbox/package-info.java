/** The messages of one person, in the portal. */
@NullMarked
package pl.nurt.notice.inbox;

import org.jspecify.annotations.NullMarked;
