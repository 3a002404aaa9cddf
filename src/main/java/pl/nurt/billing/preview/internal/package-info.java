/** Whom a preview is about. */
@NullMarked
package pl.nurt.billing.preview.internal;

import org.jspecify.annotations.NullMarked;
