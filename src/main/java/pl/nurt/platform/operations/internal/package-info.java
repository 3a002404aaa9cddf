/** What the portal finds out about where it runs. */
@NullMarked
package pl.nurt.platform.operations.internal;

import org.jspecify.annotations.NullMarked;
