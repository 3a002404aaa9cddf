/** The page of a search. */
@NullMarked
package pl.nurt.telemetry.search.ui;

import org.jspecify.annotations.NullMarked;
