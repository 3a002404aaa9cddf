@NullMarked
package pl.nurt.telemetry.configuration.ui;

import org.jspecify.annotations.NullMarked;
