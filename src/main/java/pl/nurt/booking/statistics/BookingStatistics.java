package pl.nurt.booking.statistics;

import java.time.YearMonth;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.internal.statistics.StatisticsQuery;

/** Figures of the calendars; nobody's name is in them. */
@Service
public class BookingStatistics {
    private static final int MOST_MONTHS = 36;

    private final StatisticsQuery figures;

    BookingStatistics(StatisticsQuery figures) {
        this.figures = figures;
    }

    /** By unit, kind and month, the months in order; of more than three years the first three. @param to the last month */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAnyRole('STAFF', 'SYSTEM')")
    public List<MonthFigures> of(YearMonth from, YearMonth to) {
        var last = to.isAfter(from.plusMonths(MOST_MONTHS - 1)) ? from.plusMonths(MOST_MONTHS - 1) : to;
        return last.isBefore(from) ? List.of() : figures.of(from, last);
    }
}
