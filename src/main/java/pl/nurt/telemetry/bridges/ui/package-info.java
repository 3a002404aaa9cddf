/** Cards and dialogs about one bridge. */
@NullMarked
package pl.nurt.telemetry.bridges.ui;

import org.jspecify.annotations.NullMarked;
