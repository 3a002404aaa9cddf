package pl.nurt.bridge.mbus.link;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.MainRegister;
import pl.nurt.bridge.mbus.Telegram;

/**
 * What a meter answered: one telegram, or several where it has more to say.
 *
 * @param raw the frame that holds the register (the first one if none does), as it came
 * @param missing why this is not all that the meter had announced; null if it is
 */
public record Readout(
        List<Telegram> telegrams, byte[] raw, @Nullable MissingPart missing) {
    public Readout {
        telegrams = List.copyOf(telegrams);
        raw = raw.clone();
    }

    @Override
    public byte[] raw() {
        return raw.clone();
    }

    /** The telegram with the water meter's register, else the first. */
    public Telegram main() {
        return telegrams.get(register().telegram());
    }

    /** Whether the meter has told its register, be it valid or not. */
    public boolean hasRegister() {
        return register().entry() != null;
    }

    /** Whether everything that the meter had announced has come and could be read: only then it is known what it does not send. */
    public boolean isReadToItsEnd() {
        return missing == null && telegrams.stream().allMatch(telegram -> telegram.undecoded() == null);
    }

    /** The register in m3, chosen over all telegrams; empty if there is none or it is invalid. */
    public Optional<BigDecimal> mainIndex() {
        return register().index();
    }

    private MainRegister register() {
        return MainRegister.of(telegrams, missing == null);
    }
}
