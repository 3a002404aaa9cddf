/** The office page of jobs and timers. */
@NullMarked
package pl.nurt.identity.jobs.ui;

import org.jspecify.annotations.NullMarked;
