/** Rows of schema {@code notice} and what is made of them. */
@NullMarked
package pl.nurt.notice.internal;

import org.jspecify.annotations.NullMarked;
