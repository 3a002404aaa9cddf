/** The office corrects an invoice: what is wrong, how it was and how it will be, and the correction. */
@NullMarked
package pl.nurt.billing.corrections.ui;

import org.jspecify.annotations.NullMarked;
