package pl.nurt.customer.people;

/** Key of a note or talk. */
public record CustomerNoteId(long value) {}
