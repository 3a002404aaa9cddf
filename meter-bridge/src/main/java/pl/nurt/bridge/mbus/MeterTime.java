package pl.nurt.bridge.mbus;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Times as meters send them: types F, G, I and J of EN 13757-3. The type follows from the number of bytes.
 *
 * @param summerTime the meter's own flag, null where the type has none
 */
record MeterTime(RecordValue value, @Nullable Boolean summerTime) {
    private static final MeterTime NONE = new MeterTime(RecordValue.INVALID, null);

    static MeterTime of(RawData.Binary raw) {
        var bits = raw.bits();
        return switch (raw.length()) {
            case 2 -> new MeterTime(day((int) bits, 0), null);
            case 3 -> new MeterTime(timeOfDay((int) bits), null);
            case 4 -> typeF((int) bits);
            case 6 -> typeI(bits);
            default -> NONE;
        };
    }

    private static MeterTime typeF(int bits) {
        var summer = (bits & 0x8000) != 0;
        if ((bits & 0x80) != 0) {
            return new MeterTime(RecordValue.INVALID, summer);
        }
        return new MeterTime(moment(day(bits >>> 16, bits >> 13 & 3), bits >> 8 & 0x1F, bits & 0x3F, 0), summer);
    }

    private static MeterTime typeI(long bits) {
        var summer = (bits & 0x40) != 0;
        if ((bits & 0x8000) != 0) {
            return new MeterTime(RecordValue.INVALID, summer);
        }
        var clock = (int) bits;
        var day = day((int) (bits >>> 24), 0);
        return new MeterTime(moment(day, clock >> 16 & 0x1F, clock >> 8 & 0x3F, clock & 0x3F), summer);
    }

    private static RecordValue moment(RecordValue day, int hour, int minute, int second) {
        if (!(day instanceof RecordValue.Day(var date)) || hour > 23 || minute > 59 || second > 59) {
            return RecordValue.INVALID;
        }
        return new RecordValue.Moment(LocalDateTime.of(date, LocalTime.of(hour, minute, second)));
    }

    private static RecordValue timeOfDay(int bits) {
        var second = bits & 0x3F;
        var minute = bits >> 8 & 0x3F;
        var hour = bits >> 16 & 0x1F;
        return second > 59 || minute > 59 || hour > 23
                ? RecordValue.INVALID
                : new RecordValue.TimeOfDay(LocalTime.of(hour, minute, second));
    }

    /** Type G in two bytes; the century of type F is 0 in old meters, whose years up to 80 mean 20xx. */
    private static RecordValue day(int bits, int century) {
        var day = bits & 0x1F;
        var month = bits >> 8 & 0x0F;
        var year = bits >> 5 & 7 | bits >> 9 & 0x78;
        if (day == 0 || month == 0 || month > 12 || year > 99) {
            return RecordValue.INVALID;
        }
        var start = century > 0 ? 1900 + 100 * century : year > 80 ? 1900 : 2000;
        try {
            return new RecordValue.Day(LocalDate.of(start + year, month, day));
        } catch (DateTimeException notInThisMonth) {
            return RecordValue.INVALID;
        }
    }
}
