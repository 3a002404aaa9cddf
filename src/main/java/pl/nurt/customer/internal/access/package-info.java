/** Where codes for accounts and ended links are kept. */
@NullMarked
package pl.nurt.customer.internal.access;

import org.jspecify.annotations.NullMarked;
