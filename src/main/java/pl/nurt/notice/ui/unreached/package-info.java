/** The office's list of residents whom no message reaches outside of the portal. */
@NullMarked
package pl.nurt.notice.ui.unreached;

import org.jspecify.annotations.NullMarked;
