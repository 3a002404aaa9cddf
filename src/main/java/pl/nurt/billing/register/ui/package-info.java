/** Pages of the sales register. */
@NullMarked
package pl.nurt.billing.register.ui;

import org.jspecify.annotations.NullMarked;
