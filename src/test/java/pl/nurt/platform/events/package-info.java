@NullMarked
package pl.nurt.platform.events;

import org.jspecify.annotations.NullMarked;
