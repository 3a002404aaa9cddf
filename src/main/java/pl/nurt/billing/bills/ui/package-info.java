/** The resident's pages of bills, and what they bring to the start page. */
@NullMarked
package pl.nurt.billing.bills.ui;

import org.jspecify.annotations.NullMarked;
