@NullMarked
package pl.nurt.identity.security.internal;

import org.jspecify.annotations.NullMarked;
