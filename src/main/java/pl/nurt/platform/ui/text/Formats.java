package pl.nurt.platform.ui.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;

/** Numbers, dates and times in the reader's form: 1 234,567 and 23.11.2026 for Poles, 1,234.567 and 23/11/2026 in English. */
public final class Formats {
    private static final Pattern POSSIBLE_INDEX = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?");

    private final Locale locale;

    private Formats(Locale locale) {
        this.locale = locale;
    }

    public static Formats of(Locale locale) {
        return new Formats(Languages.supported(locale));
    }

    /** To the litre, without the unit. */
    public String index(CubicMetres index) {
        return number(index.value(), 3, 3);
    }

    /** An index as it came from a device: in the reader's form when it can be one, else its very text; a dash when there was none. */
    public String indexAsItCame(@Nullable String text) {
        if (text == null) {
            return "–";
        }
        return POSSIBLE_INDEX.matcher(text).matches() ? index(CubicMetres.of(text)) : text;
    }

    /** With as many decimals as asked for, half up; for amounts of use that people compare, not for indexes. */
    public String volume(CubicMetres volume, int decimals) {
        return number(volume.value(), decimals, decimals);
    }

    /** As many decimals as there are: a nominal value such as Q3 2,5. */
    public String decimal(BigDecimal value) {
        return number(value, 0, 6);
    }

    /** With the currency behind, as in Poland, in both languages: 1 234,56 zł and 1,234.56 zł. */
    public String money(Money money) {
        return amount(money) + "\u00a0zł";
    }

    /** Without the currency, for columns whose head names it. */
    public String amount(Money money) {
        return number(money.amount(), 2, 2);
    }

    public String count(long count) {
        return number(BigDecimal.valueOf(count), 0, 0);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(polish() ? "d.MM.yyyy" : "d/MM/yyyy", locale)
                .format(day);
    }

    /** A month as it is said: listopad 2026. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
    }

    /** A day as it is said: 23 listopada 2026. */
    public String dayInWords(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
    }

    /** A day near to today as it is said: 23 listopada, and with its year when that is another one. */
    public String dayInWords(LocalDate day, LocalDate today) {
        return day.getYear() == today.getYear()
                ? DateTimeFormatter.ofPattern("d MMMM", locale).format(day)
                : dayInWords(day);
    }

    /** The day of the week first, as on a calendar's leaf: Poniedziałek, 23 listopada. */
    public String weekday(LocalDate day) {
        var text = DateTimeFormatter.ofPattern("EEEE, d MMMM", locale).format(day);
        return text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("H:mm", locale).format(instant.atZone(CivilTime.ZONE));
    }

    public String moment(Instant instant) {
        return day(CivilTime.dayOf(instant)) + " " + time(instant);
    }

    private String number(BigDecimal value, int minimum, int maximum) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(minimum);
        format.setMaximumFractionDigits(maximum);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    private boolean polish() {
        return locale.equals(Languages.POLISH);
    }
}
