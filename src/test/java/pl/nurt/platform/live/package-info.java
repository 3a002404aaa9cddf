@NullMarked
package pl.nurt.platform.live;

import org.jspecify.annotations.NullMarked;
