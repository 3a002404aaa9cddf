/** The resident's pages of meters and use. */
@NullMarked
package pl.nurt.metering.use.ui;

import org.jspecify.annotations.NullMarked;
