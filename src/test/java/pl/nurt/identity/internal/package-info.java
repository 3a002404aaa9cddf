@NullMarked
package pl.nurt.identity.internal;

import org.jspecify.annotations.NullMarked;
