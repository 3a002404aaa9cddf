/** Charts: series of points, drawn in the browser, with the same figures as a table. */
@NullMarked
package pl.nurt.platform.ui.chart;

import org.jspecify.annotations.NullMarked;
