package pl.nurt.platform.jobs;

import pl.nurt.platform.live.LiveEvent;

/** A job was started, moved on or ended. */
public record JobChanged(JobId job, JobOwner owner) implements LiveEvent {}
