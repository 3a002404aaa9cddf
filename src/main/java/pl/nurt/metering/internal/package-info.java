/** What the subjects of metering have in common. */
@NullMarked
package pl.nurt.metering.internal;

import org.jspecify.annotations.NullMarked;
