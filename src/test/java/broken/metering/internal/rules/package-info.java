@NullMarked
package broken.metering.internal.rules;

import org.jspecify.annotations.NullMarked;
