/** What the log keeps, and that nobody can take it back. */
@NullMarked
package pl.nurt.identity.audit;

import org.jspecify.annotations.NullMarked;
