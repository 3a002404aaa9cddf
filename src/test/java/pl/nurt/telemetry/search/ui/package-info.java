@NullMarked
package pl.nurt.telemetry.search.ui;

import org.jspecify.annotations.NullMarked;
