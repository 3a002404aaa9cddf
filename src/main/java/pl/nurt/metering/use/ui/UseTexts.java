package pl.nurt.metering.use.ui;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.use.UseComparison;
import pl.nurt.metering.use.UsePeriod;
import pl.nurt.metering.use.UseSummary;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;

/** Use and its times in the reader's words. */
final class UseTexts {
    private final Component asker;
    private final Locale locale;
    private final Formats formats;
    private final LocalDate today;

    /** @param asker whose language is spoken */
    UseTexts(Component asker, Locale locale, LocalDate today) {
        this.asker = asker;
        this.today = today;
        this.locale = Languages.supported(locale);
        formats = Formats.of(locale);
    }

    /** listopad 2026; ostatnie 24 godziny; grudzień 2025 – listopad 2026. */
    String period(UsePeriod period) {
        return switch (period.span()) {
            case DAY -> period.day().equals(today) ? text("lastHours") : pattern("EEEE, d MMMM yyyy", period.day());
            case MONTH -> pattern("LLLL yyyy", period.day());
            case YEAR -> pattern("LLLL yyyy", period.from()) + " – " + pattern("LLLL yyyy", period.day());
        };
    }

    String titled(UsePeriod period) {
        return period(period) + ", " + text("per." + period.span());
    }

    /** dziś o 10:15; wczoraj o 23:45; 5 marca o 9:00; 5 marca 2025 o 9:00. */
    String moment(Instant instant) {
        var day = CivilTime.dayOf(instant);
        var time = formats.time(instant);
        return switch ((int) Math.clamp(ChronoUnit.DAYS.between(day, today), -1, 2)) {
            case 0 -> text("todayAt", time);
            case 1 -> text("yesterdayAt", time);
            default -> text("dayAt", day.getYear() == today.getYear() ? dayShort(day) : dayLong(day), time);
        };
    }

    String dayLong(LocalDate day) {
        return formats.dayInWords(day);
    }

    /** Use as people compare it: two decimals below 1 m³, else one. */
    String use(CubicMetres use) {
        return amount(use) + " m³";
    }

    /** Use without its unit. */
    String amount(CubicMetres use) {
        return formats.volume(use, use.value().compareTo(BigDecimal.ONE) < 0 ? 2 : 1);
    }

    /** What the month's use means: o 12 % mniej niż rok temu, o 3 % więcej niż miesiąc temu. */
    String meaning(UseSummary summary) {
        if (summary.month() == null) {
            return text("monthUnknown");
        }
        var changes = Stream.concat(change(summary.lastYear(), "lastYear"), change(summary.lastMonth(), "lastMonth"))
                .collect(joining(", "));
        return changes.isEmpty() ? text("notComparable") : changes;
    }

    /** w listopadzie 7,9 m³, o 12 % mniej niż rok temu: the month's name as it stands in a sentence. */
    String monthInOneLine(UseSummary summary) {
        var month = text("inMonth." + today.getMonthValue());
        if (summary.month() == null) {
            return text("inMonthUnknown", month);
        }
        var change = Stream.concat(change(summary.lastYear(), "lastYear"), change(summary.lastMonth(), "lastMonth"))
                .findFirst();
        return month + " " + use(summary.month())
                + change.map(text -> ", " + text).orElse("");
    }

    /** The days that were compared, in the earlier month: 1–22 listopada 2025. */
    String daysThen(UseComparison comparison) {
        return days(comparison.to());
    }

    /** The days that were compared, in this month. */
    String daysNow(UseComparison comparison) {
        return days(today.withDayOfMonth(comparison.to().getDayOfMonth()));
    }

    private String days(LocalDate last) {
        return (last.getDayOfMonth() == 1 ? "" : "1–") + dayLong(last);
    }

    private Stream<String> change(@Nullable UseComparison comparison, String than) {
        if (comparison == null) {
            return Stream.empty();
        }
        var percent = comparison.percent();
        return Stream.of(
                percent == 0
                        ? text("same." + than)
                        : text((percent < 0 ? "less." : "more.") + than, formats.count(Math.abs(percent))));
    }

    private String dayShort(LocalDate day) {
        return pattern("d MMMM", day);
    }

    String pattern(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }

    String text(String key, Object... params) {
        return asker.getTranslation("metering.use." + key, params);
    }
}
