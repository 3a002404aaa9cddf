package pl.nurt.identity.jobs;

import pl.nurt.platform.jobs.Job;

/**
 * A job as the office sees it.
 *
 * @param ownerName who started it
 */
public record OfficeJob(Job job, String ownerName) {}
