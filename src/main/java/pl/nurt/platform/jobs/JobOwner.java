package pl.nurt.platform.jobs;

/**
 * For whom a job runs: who sees it, and may cancel it or fetch its result.
 *
 * @param account the key of the account; the platform knows no accounts, rooms get this from {@code Viewer.jobOwner()}
 */
public record JobOwner(long account) {}
