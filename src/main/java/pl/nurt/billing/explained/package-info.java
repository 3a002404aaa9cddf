/** Why a bill is as it is: each line in sentences, and what makes it differ from the one before and from last year's. */
@NamedInterface("explained")
@NullMarked
package pl.nurt.billing.explained;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
