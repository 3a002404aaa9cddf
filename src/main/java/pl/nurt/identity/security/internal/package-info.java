/** How signs are counted and kept. */
@NullMarked
package pl.nurt.identity.security.internal;

import org.jspecify.annotations.NullMarked;
