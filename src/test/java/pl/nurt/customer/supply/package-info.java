@NullMarked
package pl.nurt.customer.supply;

import org.jspecify.annotations.NullMarked;
