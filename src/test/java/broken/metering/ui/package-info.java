@NullMarked
package broken.metering.ui;

import org.jspecify.annotations.NullMarked;
