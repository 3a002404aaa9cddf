package pl.nurt.bridge.mbus.link;

import java.util.List;
import pl.nurt.bridge.mbus.Telegram;

/**
 * What a meter answered: one telegram, or several where it has more to say.
 *
 * @param raw the frame that holds the register (the first one if none does), as it came
 */
public record Readout(List<Telegram> telegrams, byte[] raw) {
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
        return telegrams.stream()
                .filter(t -> t.mainRecord().isPresent())
                .findFirst()
                .orElse(telegrams.getFirst());
    }
}
