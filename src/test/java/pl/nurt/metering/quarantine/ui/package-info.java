@NullMarked
package pl.nurt.metering.quarantine.ui;

import org.jspecify.annotations.NullMarked;
