@NullMarked
package pl.nurt.platform.logging;

import org.jspecify.annotations.NullMarked;
