@NullMarked
package pl.nurt.platform.events.internal;

import org.jspecify.annotations.NullMarked;
