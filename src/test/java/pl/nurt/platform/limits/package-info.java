@NullMarked
package pl.nurt.platform.limits;

import org.jspecify.annotations.NullMarked;
