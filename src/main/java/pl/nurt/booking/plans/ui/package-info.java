/** The pages in which the office edits working plans. */
@NullMarked
package pl.nurt.booking.plans.ui;

import org.jspecify.annotations.NullMarked;
