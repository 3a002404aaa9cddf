/** What a room adds to the office's search. */
@NullMarked
package pl.nurt.platform.ui.search;

import org.jspecify.annotations.NullMarked;
