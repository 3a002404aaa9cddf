/** The office's pages of customers. Other rooms bring panels to them: {@link pl.nurt.customer.ui.CustomerPanel}. */
@NullMarked
package pl.nurt.customer.ui;

import org.jspecify.annotations.NullMarked;
