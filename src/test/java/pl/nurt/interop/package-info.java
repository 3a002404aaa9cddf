/** What the portal makes and asks, held against programs nobody here wrote; {@code ./nurt test --interop} installs them. */
@NullMarked
package pl.nurt.interop;

import org.jspecify.annotations.NullMarked;
