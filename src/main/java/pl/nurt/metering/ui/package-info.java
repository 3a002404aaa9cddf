/** What residents and staff see of meters. */
@NullMarked
package pl.nurt.metering.ui;

import org.jspecify.annotations.NullMarked;
