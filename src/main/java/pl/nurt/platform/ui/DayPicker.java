package pl.nurt.platform.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Stream;
import pl.nurt.platform.ui.text.Languages;

/** A field for a civil day that speaks the reader's language; weeks begin on Monday. */
public class DayPicker extends DatePicker {
    /**
     * @param earliest first day that may be chosen
     * @param latest last day that may be chosen
     * @param outside what is said of any other day
     */
    public DayPicker(String label, Locale locale, LocalDate earliest, LocalDate latest, String outside) {
        super(label);
        var language = Languages.supported(locale);
        setLocale(language);
        setMin(earliest);
        setMax(latest);
        setI18n(texts(language)
                .setToday(getTranslation("platform.date.today"))
                .setCancel(getTranslation("platform.date.cancel"))
                .setBadInputErrorMessage(getTranslation("platform.date.bad"))
                .setRequiredErrorMessage(getTranslation("platform.date.required"))
                .setMinErrorMessage(outside)
                .setMaxErrorMessage(outside));
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                completeCalendar();
            }
        });
    }

    /** What Vaadin leaves out of the open calendar for who hears it: its name, which field it belongs to, and no row of hidden cells. */
    private void completeCalendar() {
        getElement().executeJs("""
                const calendar = this.querySelector('[role=dialog]');
                if (calendar) {
                  calendar.setAttribute('aria-label', $0);
                  calendar.id ||= `${this.inputElement.id}-calendar`;
                  this.inputElement.setAttribute('aria-controls', calendar.id);
                  const hideEmptyRows = () => calendar.querySelectorAll('vaadin-month-calendar').forEach((month) =>
                    month.shadowRoot?.querySelector('[part=weekdays]')?.setAttribute('role', 'presentation'));
                  hideEmptyRows();
                  if (!calendar.months) {
                    calendar.months = new MutationObserver(() => requestAnimationFrame(hideEmptyRows));
                    calendar.months.observe(calendar, { childList: true, subtree: true });
                  }
                }
                """, getLabel());
    }

    private static DatePickerI18n texts(Locale language) {
        var polish = language.equals(Languages.POLISH);
        var week = Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1)).limit(7).toList();
        return new DatePickerI18n()
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language))
                        .toList())
                .setWeekdays(week.stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, language))
                        .toList())
                .setWeekdaysShort(week.stream()
                        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, language))
                        .toList())
                .setFirstDayOfWeek(1)
                .setDateFormats(polish ? "d.MM.yyyy" : "d/MM/yyyy", polish ? "d.M.yyyy" : "d/M/yyyy", "yyyy-MM-dd");
    }
}
