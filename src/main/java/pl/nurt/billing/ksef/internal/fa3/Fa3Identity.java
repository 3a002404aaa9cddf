package pl.nurt.billing.ksef.internal.fa3;

import org.jspecify.annotations.Nullable;

/** By what the tax office knows somebody on an invoice. */
public sealed interface Fa3Identity {
    /** A tax number, ten digits. */
    record Nip(String digits) implements Fa3Identity {}

    /** A unit of whoever has the tax number: the number, a dash and five digits (IDWew). */
    record InternalId(String id) implements Fa3Identity {}

    /** A private person: the PESEL does not belong on an invoice. */
    record None() implements Fa3Identity {}

    static Fa3Identity ofNip(@Nullable String nip) {
        return nip == null ? new None() : new Nip(nip);
    }
}
