/** How the log is stored and chained. */
@NullMarked
package pl.nurt.identity.audit.internal;

import org.jspecify.annotations.NullMarked;
