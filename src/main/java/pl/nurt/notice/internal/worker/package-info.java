/** From queued rows to providers, and their answers back into the rows. */
@NullMarked
package pl.nurt.notice.internal.worker;

import org.jspecify.annotations.NullMarked;
