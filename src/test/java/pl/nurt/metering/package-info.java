@NullMarked
package pl.nurt.metering;

import org.jspecify.annotations.NullMarked;
