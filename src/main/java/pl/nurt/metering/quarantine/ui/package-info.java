/** The office's page of the quarantine. */
@NullMarked
package pl.nurt.metering.quarantine.ui;

import org.jspecify.annotations.NullMarked;
