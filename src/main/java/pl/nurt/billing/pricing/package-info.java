/** What a bill is made from and what it says: prices, use, lines that explain themselves. */
@NamedInterface("pricing")
@NullMarked
package pl.nurt.billing.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
