/** What went out, for the office. */
@NullMarked
package pl.nurt.notice.outgoing;

import org.jspecify.annotations.NullMarked;
