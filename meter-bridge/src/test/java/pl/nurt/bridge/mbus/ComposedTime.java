package pl.nurt.bridge.mbus;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.random.RandomGenerator;

/** A date, a moment or a text, valid or not. */
final class ComposedTime extends ComposedData {
    ComposedTime(RandomGenerator random, boolean highByteFirst) {
        super(random, highByteFirst);
        switch (random.nextInt(3)) {
            case 0 -> dateTime();
            case 1 -> date();
            default -> text();
        }
    }

    private void text() {
        quantity = "customer";
        dataField = 0xD;
        vib.write(0xFD);
        vib.write(0x11);
        var text = digits(random.nextInt(12));
        data.write(text.length());
        write(new StringBuilder(text).reverse().toString().getBytes(StandardCharsets.ISO_8859_1));
        value = new RecordValue.Text(text);
    }

    /** Types F and I. */
    private void dateTime() {
        quantity = "datetime";
        vib.write(0x6D);
        var withSeconds = random.nextBoolean();
        dataField = withSeconds ? 0x6 : 0x4;
        var at = LocalDateTime.of(2000, 1, 1, 0, 0).plusSeconds(random.nextLong(80L * 365 * 86_400));
        var summer = random.nextBoolean();
        var invalid = random.nextInt(4) == 0;
        var day = typeG(at.toLocalDate());
        if (withSeconds) {
            write(new byte[] {
                (byte) (at.getSecond() | (summer ? 0x40 : 0)),
                (byte) (at.getMinute() | (invalid ? 0x80 : 0)),
                (byte) at.getHour(),
                day[0],
                day[1],
                0
            });
        } else {
            at = at.withSecond(0);
            write(new byte[] {
                (byte) (at.getMinute() | (invalid ? 0x80 : 0)),
                (byte) (at.getHour() | 1 << 5 | (summer ? 0x80 : 0)),
                day[0],
                day[1]
            });
        }
        summerTime = summer;
        value = invalid ? RecordValue.INVALID : new RecordValue.Moment(at);
    }

    private void date() {
        quantity = "date";
        vib.write(0x6C);
        dataField = 0x2;
        var day = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(80 * 365));
        var bytes = typeG(day);
        value = new RecordValue.Day(day);
        if (random.nextInt(4) == 0) {
            value = RecordValue.INVALID;
            switch (random.nextInt(4)) {
                case 0 -> bytes[0] &= (byte) 0xE0;
                case 1 -> bytes[1] &= (byte) 0xF0;
                case 2 -> bytes[1] |= 0x0F;
                default -> {
                    bytes[0] |= (byte) 0xE0;
                    bytes[1] |= (byte) 0xF0;
                }
            }
        }
        write(bytes);
    }

    private static byte[] typeG(LocalDate day) {
        var year = day.getYear() % 100;
        return new byte[] {(byte) (day.getDayOfMonth() | year % 8 << 5), (byte) (day.getMonthValue() | year / 8 << 4)};
    }
}
