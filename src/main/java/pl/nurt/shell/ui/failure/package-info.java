/** Pages for what is not there and what went wrong. */
@NullMarked
package pl.nurt.shell.ui.failure;

import org.jspecify.annotations.NullMarked;
