package pl.nurt.bridge.mbus;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** VIB and data of a record, as they are written, and what they must be read as. */
abstract class ComposedData {
    final RandomGenerator random;
    final ByteArrayOutputStream vib = new ByteArrayOutputStream();
    final ByteArrayOutputStream data = new ByteArrayOutputStream();
    final List<String> modifiers = new ArrayList<>();
    private final boolean highByteFirst;

    int dataField;
    String quantity = "";

    @Nullable
    String unit;

    RecordValue value = RecordValue.INVALID;

    @Nullable
    Boolean summerTime;

    DataRecord.@Nullable Direction direction;

    ComposedData(RandomGenerator random, boolean highByteFirst) {
        this.random = random;
        this.highByteFirst = highByteFirst;
    }

    static ComposedData any(RandomGenerator random, boolean highByteFirst) {
        return random.nextInt(8) < 5
                ? new ComposedNumber(random, highByteFirst)
                : new ComposedTime(random, highByteFirst);
    }

    final void write(byte[] lowFirst) {
        for (var i = 0; i < lowFirst.length; i++) {
            data.write(lowFirst[highByteFirst ? lowFirst.length - 1 - i : i]);
        }
    }

    final String digits(int count) {
        var digits = new StringBuilder();
        for (var i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
