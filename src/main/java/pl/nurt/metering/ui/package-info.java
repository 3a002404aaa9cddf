/** Views of meters: the resident's own, and the office's of all. */
@NullMarked
package pl.nurt.metering.ui;

import org.jspecify.annotations.NullMarked;
