/** Rules without a database or a framework: quiet hours, lengths, what a retry waits. */
@NullMarked
package pl.nurt.notice.internal.rules;

import org.jspecify.annotations.NullMarked;
