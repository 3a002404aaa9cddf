/** How tables of old systems are read, judged and taken in. */
@NullMarked
package pl.nurt.customer.internal.importing;

import org.jspecify.annotations.NullMarked;
