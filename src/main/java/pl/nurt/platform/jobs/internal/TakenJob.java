package pl.nurt.platform.jobs.internal;

import org.jooq.JSONB;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobOwner;

/**
 * A job that a portal has taken up.
 *
 * @param attempt whoever takes it up later has a greater one, and then this one may not write any more
 * @param askedBy who had it done: whoever had it tried again last, else the owner
 */
record TakenJob(JobId id, int attempt, String kind, JSONB data, JobOwner owner, JobOwner askedBy) {}
