package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meter's answer, decoded. Equal bytes give equal telegrams; nothing depends on clock or time zone.
 *
 * @param meter who answers; where the header does not say it (CI 78, 7A) the meter that was selected, null if none was by its whole address
 * @param records in the order sent, fillers left out
 * @param moreRecordsFollow the meter has a further telegram of the same readout
 * @param manufacturerData the maker's own bytes behind DIF 0F or 1F; null without such a DIF
 * @param undecoded what stands behind the last record that could be read; null if everything could. Whether more follow is then unknown
 */
public record Telegram(
        int address,
        @Nullable MeterId meter,
        int access,
        Status status,
        List<DataRecord> records,
        boolean moreRecordsFollow,
        @Nullable RawBytes manufacturerData,
        @Nullable Undecoded undecoded) {
    public Telegram {
        records = List.copyOf(records);
    }

    /** As {@link #parse(byte[], MeterKey)}, without a key. */
    public static Telegram parse(byte[] bytes) throws TelegramRefused {
        return parse(bytes, null);
    }

    /**
     * Decodes the bytes of one whole RSP_UD frame.
     *
     * <p>Records in front of a reserved DIF or LVAR are delimited by their own bytes, so they stay, and the rest is {@link #undecoded()}.
     * A record that ends beyond the frame or has more than 10 DIFEs or VIFEs is no such case: whoever composed it counts wrongly, and
     * nothing it has counted is certain.
     *
     * @param key for telegrams that are encrypted; others are read without it
     * @throws TelegramRefused when anything else about it is wrong; then there is no partial result
     */
    public static Telegram parse(byte[] bytes, @Nullable MeterKey key) throws TelegramRefused {
        return parse(bytes, key, null);
    }

    /** As {@link #parse(byte[], MeterKey)}, of the meter that was selected: see {@link #parse(Frame.Long, MeterKey, MeterId)}. */
    public static Telegram parse(byte[] bytes, @Nullable MeterKey key, @Nullable MeterId selected)
            throws TelegramRefused {
        return TelegramReader.read(bytes, key, selected);
    }

    /** As {@link #parse(byte[])}, for a frame that was already checked. */
    public static Telegram parse(Frame.Long frame) throws TelegramRefused {
        return parse(frame, null, null);
    }

    /**
     * As {@link #parse(byte[], MeterKey)}, for a frame that was already checked.
     *
     * @param selected who was selected before; null if nobody was. A telegram without header (CI 78) or with the short one (7A) does not
     *     say who sends it, and an encrypted one decrypts to other values with anybody else's address. So it is taken for that of a
     *     {@link MeterId#isWhole() whole} address that the meter has confirmed, and for no guess
     */
    public static Telegram parse(Frame.Long frame, @Nullable MeterKey key, @Nullable MeterId selected)
            throws TelegramRefused {
        return TelegramReader.read(frame, key, selected);
    }

    /**
     * Whether this begins the same readout anew as {@code earlier} did: it describes, record by record, the same, and no value differs but
     * by what moves between two answers. A maker's own data have no description, so they must be equal.
     */
    public boolean repeats(Telegram earlier) {
        if (records.size() != earlier.records.size()
                || !Objects.equals(manufacturerData, earlier.manufacturerData)
                || !Objects.equals(undecoded, earlier.undecoded)) {
            return false;
        }
        // Flows and temperatures leap; that is no news where the register, which does not, says that nothing else is.
        var hasRegister = records.stream().anyMatch(DataRecord::isCurrentVolume);
        for (var n = 0; n < records.size(); n++) {
            if (!records.get(n).repeats(earlier.records.get(n), hasRegister)) {
                return false;
            }
        }
        return true;
    }

    /** The register in m3 as far as this telegram alone tells it: see {@link MainRegister}. */
    public Optional<BigDecimal> mainIndex() {
        return MainRegister.of(List.of(this), !moreRecordsFollow).index();
    }
}
