package pl.nurt.billing.ksef.internal.rules;

import org.jspecify.annotations.Nullable;
import pl.nurt.platform.law.CheckDigits;

/** Which tax number of today's register may stand in for that of an invoice: what was issued is settled, but for a number that was never one. */
public final class MendedNip {
    private MendedNip() {}

    /** A party by its name and number. */
    public record Named(@Nullable String name, @Nullable String nip) {}

    /** Null where the invoice's own holds: it is sound, or the register knows somebody else under that customer by now. */
    public static @Nullable String of(Named issued, Named now) {
        var own = issued.nip();
        var sound = own != null && CheckDigits.isNip(own);
        return sound || issued.name() == null || !issued.name().equals(now.name()) ? null : now.nip();
    }
}
