/** How text is set. */
@NullMarked
package pl.nurt.platform.documents.internal.rules;

import org.jspecify.annotations.NullMarked;
