package pl.nurt.customer.access;

import java.time.LocalDate;

/**
 * A code just issued, in the clerk's hands for this once: only its hash is kept.
 *
 * @param code as it is typed in, in groups
 * @param lastDay the last day on which it works
 */
public record IssuedCode(AccessCodeId id, String person, String code, LocalDate lastDay) {
    /** Without the code: records end in logs. */
    @Override
    public String toString() {
        return "IssuedCode[" + id.value() + "]";
    }
}
