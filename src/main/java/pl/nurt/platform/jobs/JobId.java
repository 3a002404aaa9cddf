package pl.nurt.platform.jobs;

/** Key of a job; later jobs have greater ones. */
public record JobId(long value) {}
