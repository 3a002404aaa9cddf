package pl.nurt.customer.notes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note or a talk, for the office only.
 *
 * @param minutes how long a talk took; null for a note
 * @param author who wrote it
 */
public record CustomerNote(
        CustomerNoteId id,
        NoteKind kind,
        String text,
        @Nullable Integer minutes,
        boolean pinned,
        Instant writtenAt,
        String author) {}
