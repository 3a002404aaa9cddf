/** Signs that somebody tries doors: rooms say what they saw, room identity counts it and tells the administrators. */
@NullMarked
package pl.nurt.platform.security;

import org.jspecify.annotations.NullMarked;
