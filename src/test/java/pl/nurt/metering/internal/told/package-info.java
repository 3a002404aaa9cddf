@NullMarked
package pl.nurt.metering.internal.told;

import org.jspecify.annotations.NullMarked;
