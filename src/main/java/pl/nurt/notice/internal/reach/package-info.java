/** Whom a message reaches and how: addresses, choices, channels that are open. */
@NullMarked
package pl.nurt.notice.internal.reach;

import org.jspecify.annotations.NullMarked;
