/** The resident's pages of bills. */
@NullMarked
package pl.nurt.billing.bills.ui;

import org.jspecify.annotations.NullMarked;
