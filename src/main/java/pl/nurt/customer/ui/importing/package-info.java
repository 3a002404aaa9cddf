/** The office's pages of the import from an old system. */
@NullMarked
package pl.nurt.customer.ui.importing;

import org.jspecify.annotations.NullMarked;
