@NullMarked
package pl.nurt.metering.internal.rules;

import org.jspecify.annotations.NullMarked;
