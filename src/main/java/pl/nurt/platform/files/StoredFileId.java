package pl.nurt.platform.files;

/** Key of a kept file; knowing it gives nobody the right to read it. */
public record StoredFileId(long value) {}
