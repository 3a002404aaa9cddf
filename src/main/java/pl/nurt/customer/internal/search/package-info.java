/** How typed words find customers and places. */
@NullMarked
package pl.nurt.customer.internal.search;

import org.jspecify.annotations.NullMarked;
