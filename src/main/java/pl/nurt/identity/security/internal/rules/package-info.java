/** How many are many. */
@NullMarked
package pl.nurt.identity.security.internal.rules;

import org.jspecify.annotations.NullMarked;
