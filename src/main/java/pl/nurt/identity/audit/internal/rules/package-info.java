/** What is kept of a value, and how entries are chained: no database, no Spring. */
@NullMarked
package pl.nurt.identity.audit.internal.rules;

import org.jspecify.annotations.NullMarked;
