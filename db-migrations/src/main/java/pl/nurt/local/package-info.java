/** A PostgreSQL for machines that have none: what {@code ./nurt run} keeps its data in. The portal never uses it by itself. */
@NullMarked
package pl.nurt.local;

import org.jspecify.annotations.NullMarked;
