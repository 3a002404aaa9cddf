package pl.nurt.customer.notes;

/** Key of a note or talk. */
public record CustomerNoteId(long value) {}
