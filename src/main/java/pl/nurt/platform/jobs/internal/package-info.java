/** Rows of jobs, and db-scheduler that runs them. */
@NullMarked
package pl.nurt.platform.jobs.internal;

import org.jspecify.annotations.NullMarked;
