/** Accounts for residents: the card on a customer's page, and the public page where a code is used. */
@NullMarked
package pl.nurt.customer.ui.access;

import org.jspecify.annotations.NullMarked;
