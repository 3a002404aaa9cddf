/** From template and data to HTML, from HTML to PDF. */
@NullMarked
package pl.nurt.platform.documents.internal;

import org.jspecify.annotations.NullMarked;
