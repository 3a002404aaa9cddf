@NullMarked
package pl.nurt.metering.internal.intake;

import org.jspecify.annotations.NullMarked;
