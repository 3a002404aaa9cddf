/** The work of a run and what it remembers. */
@NullMarked
package pl.nurt.billing.runs.internal;

import org.jspecify.annotations.NullMarked;
