/** Web Push as the standards say it: RFC 8030, 8291 and 8292. */
@NullMarked
package pl.nurt.notice.internal.push;

import org.jspecify.annotations.NullMarked;
