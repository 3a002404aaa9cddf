package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.use.UsePeriod;
import pl.nurt.metering.use.UsePeriod.Span;
import pl.nurt.metering.use.UsePoint;
import pl.nurt.metering.use.UseSeries;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.chart.ChartPoint;
import pl.nurt.platform.ui.chart.ChartSeries;
import pl.nurt.platform.ui.text.Formats;

/** A chart of use in the reader's words: hours in litres, days and months in cubic metres. */
final class UseChartTexts {
    private static final int LITRES = 3;

    private final UseTexts texts;
    private final Formats formats;
    private final LocalDate today;

    /** @param asker whose language is spoken */
    UseChartTexts(Component asker, Locale locale, LocalDate today) {
        this.today = today;
        texts = new UseTexts(asker, locale, today);
        formats = Formats.of(locale);
    }

    ChartSeries chart(UseSeries series) {
        var period = series.period();
        var current = period.contains(today);
        var days = period.span() != Span.DAY;
        return new ChartSeries(
                texts.titled(period),
                summary(series.period(), series.points()),
                texts.text("unit." + period.span()),
                period.span() == Span.DAY ? 0 : period.span() == Span.MONTH ? LITRES : 1,
                texts.text(!days ? "use" : current ? "thisYear" : "thatYear"),
                days ? texts.text(current ? "thisYearBefore" : "thatYearBefore") : null,
                texts.text("empty"),
                current ? texts.text("empty.current") : texts.text("empty.past"),
                points(period, series.points()));
    }

    List<ChartPoint> points(UsePeriod period, List<UsePoint> points) {
        return points.stream().map(point -> point(period.span(), point)).toList();
    }

    /** Sum and greatest value, for those who do not see the chart. */
    String summary(UsePeriod period, List<UsePoint> points) {
        var known = points.stream().filter(point -> point.use() != null).toList();
        if (known.isEmpty()) {
            return texts.text("empty");
        }
        var most = known.stream()
                .max(Comparator.comparing(point -> Objects.requireNonNull(point.use())))
                .orElseThrow();
        return texts.text(
                "summary",
                texts.use(sum(known)),
                title(period.span(), most.start().atZone(CivilTime.ZONE)),
                amount(period.span(), Objects.requireNonNull(most.use())));
    }

    static CubicMetres sum(List<UsePoint> points) {
        return points.stream().map(UsePoint::use).filter(Objects::nonNull).reduce(CubicMetres.ZERO, CubicMetres::plus);
    }

    private ChartPoint point(Span span, UsePoint point) {
        var start = point.start().atZone(CivilTime.ZONE);
        var kind = start.toLocalDate().isAfter(today)
                ? ChartPoint.Kind.AHEAD
                : point.open()
                        ? ChartPoint.Kind.OPEN
                        : point.covers() > 1 ? ChartPoint.Kind.SEVERAL : ChartPoint.Kind.WHOLE;
        return new ChartPoint(
                point.start().toString(),
                label(span, start),
                tick(span, start),
                title(span, start),
                value(span, point.use()),
                value(span, point.yearBefore()),
                note(span, point),
                kind);
    }

    private String label(Span span, ZonedDateTime start) {
        return switch (span) {
            case DAY -> formats.time(start.toInstant());
            case MONTH -> String.valueOf(start.getDayOfMonth());
            case YEAR -> texts.pattern("LLL", start.toLocalDate());
        };
    }

    private static boolean tick(Span span, ZonedDateTime start) {
        return switch (span) {
            case DAY -> start.getHour() % 3 == 0;
            case MONTH -> start.getDayOfMonth() == 1 || start.getDayOfMonth() % 5 == 0;
            case YEAR -> true;
        };
    }

    private String title(Span span, ZonedDateTime start) {
        return switch (span) {
            case DAY -> {
                var end = start.plusHours(1);
                var hours = formats.time(start.toInstant()) + "–" + formats.time(end.toInstant());
                yield texts.pattern("d MMMM", start.toLocalDate()) + ", " + hours + ambiguous(start);
            }
            case MONTH -> texts.pattern("EEEE, d MMMM", start.toLocalDate());
            case YEAR -> texts.pattern("LLLL yyyy", start.toLocalDate());
        };
    }

    /** When clocks go back, 2:00 comes twice. */
    private String ambiguous(ZonedDateTime start) {
        var rules = CivilTime.ZONE.getRules();
        if (rules.getValidOffsets(start.toLocalDateTime()).size() < 2) {
            return "";
        }
        return " (" + texts.text(rules.isDaylightSavings(start.toInstant()) ? "summerTime" : "winterTime") + ")";
    }

    private @Nullable String note(Span span, UsePoint point) {
        if (point.covers() > 1 && point.use() != null) {
            return texts.text(span == Span.DAY ? "coversHours" : "coversDays", point.covers());
        }
        if (point.unknownDays() > 0) {
            return texts.text("unknownDays", point.unknownDays());
        }
        return point.open() ? texts.text("open") : null;
    }

    private static @Nullable BigDecimal value(Span span, @Nullable CubicMetres use) {
        if (use == null) {
            return null;
        }
        return span == Span.DAY ? use.value().movePointRight(LITRES) : use.value();
    }

    private String amount(Span span, CubicMetres use) {
        return span == Span.DAY
                ? formats.count(use.value().movePointRight(LITRES).longValue()) + " l"
                : texts.use(use);
    }
}
