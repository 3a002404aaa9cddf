package pl.nurt.platform.jobs;

/** What fetching the result of a job means: something to download, or a page to look at. */
public enum JobResultKind {
    FILE,
    PAGE
}
