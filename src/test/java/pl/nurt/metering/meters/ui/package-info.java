@NullMarked
package pl.nurt.metering.meters.ui;

import org.jspecify.annotations.NullMarked;
