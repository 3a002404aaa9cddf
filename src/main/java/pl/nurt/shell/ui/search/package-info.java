/** The office's search over all rooms. */
@NullMarked
package pl.nurt.shell.ui.search;

import org.jspecify.annotations.NullMarked;
