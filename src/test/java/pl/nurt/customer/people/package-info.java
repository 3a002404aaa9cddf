@NullMarked
package pl.nurt.customer.people;

import org.jspecify.annotations.NullMarked;
