/** The register of customers, on a real database. */
@NullMarked
package pl.nurt.customer;

import org.jspecify.annotations.NullMarked;
