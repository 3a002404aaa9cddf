package pl.nurt.billing.ksef.internal.fa3;

import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.KsefProblem;

/**
 * Why a document must not leave.
 *
 * @param detail the field, letter or number it is about; null when the reason says it all
 * @param line of the document, from 1 on; 0 when it is about all of it
 */
public record Fa3Problem(KsefProblem reason, @Nullable String detail, int line) {
    static Fa3Problem of(KsefProblem reason) {
        return new Fa3Problem(reason, null, 0);
    }

    static Fa3Problem of(KsefProblem reason, String detail) {
        return new Fa3Problem(reason, detail, 0);
    }

    /** For logs and rows: the reason, and what it is about. */
    public String text() {
        return detail == null ? reason.name() : reason.name() + " " + detail;
    }
}
