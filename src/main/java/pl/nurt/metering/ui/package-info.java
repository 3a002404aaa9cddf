/** Pages about meters, for residents and for the office. */
@NullMarked
package pl.nurt.metering.ui;

import org.jspecify.annotations.NullMarked;
