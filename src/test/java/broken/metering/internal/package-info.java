@NullMarked
package broken.metering.internal;

import org.jspecify.annotations.NullMarked;
