/** The way to a bill of today, the resident's and the office's. */
@NullMarked
package pl.nurt.billing.settlement.ui;

import org.jspecify.annotations.NullMarked;
