package pl.nurt.booking.campaigns.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.function.Consumer;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.campaigns.CampaignId;
import pl.nurt.booking.campaigns.CampaignWish;
import pl.nurt.booking.campaigns.Campaigns;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Begins a campaign: for which meters, in which calendar, until when; how many are invited is said before. */
final class CampaignDialog {
    private static final int SOON = 60;
    private static final int WEEKS = 21;

    /** Later ones are not looked for: their turn comes. */
    private static final int AHEAD = 90;

    private final Campaigns campaigns;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final Select<BookingCalendar> calendar = new Select<>();
    private final DayPicker dueUntil;
    private final DayPicker answerBy;
    private final Paragraph count = new Paragraph();
    private final Form form = new Form(Columns.TWO);

    CampaignDialog(Campaigns campaigns, Viewer viewer, BookingTexts texts, LocalDate today) {
        this.campaigns = campaigns;
        this.viewer = viewer;
        this.texts = texts;
        var calendars = campaigns.calendars();
        calendar.setLabel(texts.text("plan.calendar"));
        calendar.setItems(calendars);
        calendar.setItemLabelGenerator(texts::name);
        calendars.stream().findFirst().ifPresent(calendar::setValue);
        dueUntil = day("campaign.dueUntil", today.minusYears(2), today.plusDays(AHEAD), today.plusDays(SOON));
        answerBy = day("campaign.answerBy", today, today.plusYears(1), today.plusDays(WEEKS));
        dueUntil.addValueChangeListener(changed -> count());
        count.getElement().setAttribute("role", "status");
        form.required("calendar", calendar, texts.text("waiting.what.missing"));
        form.required("dueUntil", dueUntil);
        form.required("answerBy", answerBy);
        count();
    }

    private DayPicker day(String key, LocalDate earliest, LocalDate latest, LocalDate value) {
        var picker =
                new DayPicker(texts.text(key), texts.locale(), earliest, latest, texts.text("office.block.outside"));
        picker.setValue(value);
        return picker;
    }

    private void count() {
        var until = dueUntil.getValue();
        count.setText(
                until == null
                        ? ""
                        : texts.text("campaign.count", campaigns.due(until).size()));
    }

    void open(Consumer<CampaignId> done) {
        new FormDialog(
                        texts.text("campaign.new"),
                        form,
                        texts.text("campaign.start"),
                        () -> done.accept(campaigns.start(
                                viewer,
                                new CampaignWish(calendar.getValue().id(), dueUntil.getValue(), answerBy.getValue()))))
                .text(texts.text("campaign.why"))
                .above(count)
                .open();
    }
}
