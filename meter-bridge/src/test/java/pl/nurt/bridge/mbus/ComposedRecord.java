package pl.nurt.bridge.mbus;

import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A record of random content, written by the tables of EN 13757-3 as a meter would, and what it must be read as. Knows nothing of the
 * decoder but the words it answers with.
 */
final class ComposedRecord {
    private final ByteArrayOutputStream dib = new ByteArrayOutputStream();
    private final ComposedData content;

    private DataRecord.Function function = DataRecord.Function.INSTANTANEOUS;
    private long storage;
    private int tariff;
    private int subunit;

    ComposedRecord(RandomGenerator random, boolean highByteFirst) {
        content = ComposedData.any(random, highByteFirst);
        place(random);
    }

    DataRecord expected() {
        return new DataRecord(
                function,
                storage,
                tariff,
                subunit,
                content.quantity,
                content.unit,
                content.value,
                content.summerTime,
                content.direction,
                content.modifiers,
                null);
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(dib.toByteArray());
        all.writeBytes(content.vib.toByteArray());
        all.writeBytes(content.data.toByteArray());
        return all.toByteArray();
    }

    /** Half of the records lie where the current register does, the others anywhere. */
    private void place(RandomGenerator random) {
        var difes = 0;
        if (random.nextBoolean()) {
            function = DataRecord.Function.values()[random.nextInt(4)];
            difes = random.nextInt(11);
            storage = random.nextLong(1L << Math.min(41, 4 * difes + 1));
            tariff = random.nextInt(1 << 2 * difes);
            subunit = random.nextInt(1 << difes);
        }
        dib.write(content.dataField | function.ordinal() << 4 | (int) (storage & 1) << 6 | (difes > 0 ? 0x80 : 0));
        for (var n = 0; n < difes; n++) {
            dib.write((int) (storage >> 4 * n + 1 & 0xF)
                    | (tariff >> 2 * n & 3) << 4
                    | (subunit >> n & 1) << 6
                    | (n < difes - 1 ? 0x80 : 0));
        }
    }

    /** The reading rule of the water index, once more: a present volume of place 0, unmodified. */
    boolean isRegister(DataRecord.@Nullable Direction wanted) {
        return content.quantity.equals("volume")
                && function == DataRecord.Function.INSTANTANEOUS
                && storage == 0
                && tariff == 0
                && subunit == 0
                && content.modifiers.isEmpty()
                && Objects.equals(content.direction, wanted);
    }
}
