/** The office's pages of bridges and concentrators, and their part of a meter's page. */
@NullMarked
package pl.nurt.telemetry.ui;

import org.jspecify.annotations.NullMarked;
