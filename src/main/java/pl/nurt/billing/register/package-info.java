/** The register of what was sold in a month, and the months that accounting has closed. */
@NullMarked
package pl.nurt.billing.register;

import org.jspecify.annotations.NullMarked;
