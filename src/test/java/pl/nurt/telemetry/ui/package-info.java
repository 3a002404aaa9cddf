@NullMarked
package pl.nurt.telemetry.ui;

import org.jspecify.annotations.NullMarked;
