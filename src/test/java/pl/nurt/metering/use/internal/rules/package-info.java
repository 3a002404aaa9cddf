@NullMarked
package pl.nurt.metering.use.internal.rules;

import org.jspecify.annotations.NullMarked;
