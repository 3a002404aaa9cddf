package pl.nurt.billing.ksef.internal.fa3;

import org.jspecify.annotations.Nullable;

/** What explains the invoice, or one of its lines (DodatkowyOpis). @param line its position; null for the whole invoice */
public record Fa3Note(@Nullable Integer line, String key, String value) {
    /** So many letters the schema takes. */
    static final int LONGEST = 256;
}
