/** The page on which the old tool's file is looked through and taken over. */
@NullMarked
package pl.nurt.booking.importing.ui;

import org.jspecify.annotations.NullMarked;
