/**
 * Work beside the pages: {@link pl.nurt.platform.jobs.Jobs} that people start and watch, and {@link pl.nurt.platform.jobs.Timer}s
 * that run by themselves. Each runs once, over any number of portals on one database.
 */
@NullMarked
package pl.nurt.platform.jobs;

import org.jspecify.annotations.NullMarked;
