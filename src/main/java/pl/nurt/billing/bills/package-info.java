/** What residents see of their own bills. */
@NamedInterface("bills")
@NullMarked
package pl.nurt.billing.bills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
