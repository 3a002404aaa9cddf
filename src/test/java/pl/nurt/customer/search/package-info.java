@NullMarked
package pl.nurt.customer.search;

import org.jspecify.annotations.NullMarked;
