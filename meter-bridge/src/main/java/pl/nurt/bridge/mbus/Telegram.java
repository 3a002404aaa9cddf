package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meter's answer, decoded. Equal bytes give equal telegrams; nothing depends on clock or time zone.
 *
 * @param meter who answers; null where the header does not say it (CI 78, 7A), but for an encrypted 7A that was opened for the selected
 *     meter
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
     * @param selected who was selected before; null if nobody was. An encrypted telegram with the short header (CI 7A) does not say who
     *     sends it, and with anybody else's address it decrypts to other values. So it is read for a {@link MeterId#isWhole() whole}
     *     address that the meter has confirmed, and for no guess
     */
    public static Telegram parse(Frame.Long frame, @Nullable MeterKey key, @Nullable MeterId selected)
            throws TelegramRefused {
        return TelegramReader.read(frame, key, selected);
    }

    /** The register in m3 as far as this telegram alone tells it: see {@link MainRegister}. */
    public Optional<BigDecimal> mainIndex() {
        return MainRegister.of(List.of(this)).index();
    }
}
