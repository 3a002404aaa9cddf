package pl.nurt.bridge.mbus;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Times as meters send them: types F, G, I and J of EN 13757-3. The type follows from the number of bytes. */
record MeterTime(RecordValue value, @Nullable Boolean summerTime) {
    private static final RecordValue INVALID = new RecordValue.Invalid();

    static MeterTime of(byte[] bytes) {
        return switch (bytes.length) {
            case 2 -> new MeterTime(day(bytes[0], bytes[1], 0), null);
            case 3 -> new MeterTime(timeOfDay(bytes), null);
            case 4 -> typeF(bytes);
            case 6 -> typeI(bytes);
            default -> new MeterTime(INVALID, null);
        };
    }

    private static MeterTime typeF(byte[] bytes) {
        var summer = (bytes[1] & 0x80) != 0;
        if ((bytes[0] & 0x80) != 0) {
            return new MeterTime(INVALID, summer);
        }
        var day = day(bytes[2], bytes[3], (bytes[1] >> 5) & 3);
        return new MeterTime(moment(day, bytes[1] & 0x1F, bytes[0] & 0x3F, 0), summer);
    }

    private static MeterTime typeI(byte[] bytes) {
        var summer = (bytes[0] & 0x40) != 0;
        if ((bytes[1] & 0x80) != 0) {
            return new MeterTime(INVALID, summer);
        }
        var day = day(bytes[3], bytes[4], 0);
        return new MeterTime(moment(day, bytes[2] & 0x1F, bytes[1] & 0x3F, bytes[0] & 0x3F), summer);
    }

    private static RecordValue moment(RecordValue day, int hour, int minute, int second) {
        if (!(day instanceof RecordValue.Day(var date)) || hour > 23 || minute > 59 || second > 59) {
            return INVALID;
        }
        return new RecordValue.Moment(LocalDateTime.of(date, LocalTime.of(hour, minute, second)));
    }

    private static RecordValue timeOfDay(byte[] bytes) {
        var second = bytes[0] & 0x3F;
        var minute = bytes[1] & 0x3F;
        var hour = bytes[2] & 0x1F;
        return second > 59 || minute > 59 || hour > 23
                ? INVALID
                : new RecordValue.TimeOfDay(LocalTime.of(hour, minute, second));
    }

    /** Type G in two bytes; the century of type F is 0 in old meters, whose years up to 80 mean 20xx. */
    private static RecordValue day(byte low, byte high, int century) {
        var day = low & 0x1F;
        var month = high & 0x0F;
        var year = ((low & 0xE0) >> 5) | ((high & 0xF0) >> 1);
        if (day == 0 || month == 0 || month > 12 || year > 99) {
            return INVALID;
        }
        var start = century > 0 ? 1900 + 100 * century : year > 80 ? 1900 : 2000;
        try {
            return new RecordValue.Day(LocalDate.of(start + year, month, day));
        } catch (DateTimeException notInThisMonth) {
            return INVALID;
        }
    }
}
