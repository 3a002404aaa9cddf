/** The office's pages of tariffs and rates. */
@NullMarked
package pl.nurt.billing.tariffs.ui;

import org.jspecify.annotations.NullMarked;
