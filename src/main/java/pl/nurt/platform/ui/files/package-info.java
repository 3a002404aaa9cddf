/** Handing files in and fetching them, for every view alike. */
@NullMarked
package pl.nurt.platform.ui.files;

import org.jspecify.annotations.NullMarked;
