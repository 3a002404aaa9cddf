/** The two formats. */
@NullMarked
package pl.nurt.platform.sheets.internal;

import org.jspecify.annotations.NullMarked;
