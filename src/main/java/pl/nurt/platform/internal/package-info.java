/** What rooms' own queries share; nothing for services or views. */
@NullMarked
package pl.nurt.platform.internal;

import org.jspecify.annotations.NullMarked;
