/** One event, one line: whatever strangers send, they cannot write lines of their own into the log. */
@NullMarked
package pl.nurt.platform.logging;

import org.jspecify.annotations.NullMarked;
