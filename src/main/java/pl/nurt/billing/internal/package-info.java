/** What the subjects of billing have in common. */
@NullMarked
package pl.nurt.billing.internal;

import org.jspecify.annotations.NullMarked;
