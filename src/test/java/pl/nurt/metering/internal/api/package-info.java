@NullMarked
package pl.nurt.metering.internal.api;

import org.jspecify.annotations.NullMarked;
