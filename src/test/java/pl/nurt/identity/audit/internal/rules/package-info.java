/** What is kept of a value, without a database. */
@NullMarked
package pl.nurt.identity.audit.internal.rules;

import org.jspecify.annotations.NullMarked;
