/** Drafts that nobody came back for. */
@NullMarked
package pl.nurt.platform.drafts.internal;

import org.jspecify.annotations.NullMarked;
