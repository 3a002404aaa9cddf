@NullMarked
package pl.nurt.notice.ui.unreached;

import org.jspecify.annotations.NullMarked;
