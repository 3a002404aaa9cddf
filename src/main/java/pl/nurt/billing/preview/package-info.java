/** What a tariff would have cost, before anybody is billed by it. */
@NullMarked
package pl.nurt.billing.preview;

import org.jspecify.annotations.NullMarked;
