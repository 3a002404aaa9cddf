/** The office's list of meters and a meter's page. */
@NullMarked
package pl.nurt.metering.meters.ui;

import org.jspecify.annotations.NullMarked;
