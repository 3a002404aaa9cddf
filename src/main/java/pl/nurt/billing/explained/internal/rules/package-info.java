/** How two bills are compared. */
@NullMarked
package pl.nurt.billing.explained.internal.rules;

import org.jspecify.annotations.NullMarked;
