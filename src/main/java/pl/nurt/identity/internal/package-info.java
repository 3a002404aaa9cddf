/** How accounts are stored and sign-ins are judged. */
@NullMarked
package pl.nurt.identity.internal;

import org.jspecify.annotations.NullMarked;
