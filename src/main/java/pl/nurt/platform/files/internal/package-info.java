/** How files are looked at, scanned and stored. */
@NullMarked
package pl.nurt.platform.files.internal;

import org.jspecify.annotations.NullMarked;
