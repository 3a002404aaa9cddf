/** What went out: the list of the office, and what stands of it on other pages. */
@NullMarked
package pl.nurt.notice.ui.sent;

import org.jspecify.annotations.NullMarked;
