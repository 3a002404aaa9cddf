package pl.nurt.booking.plans.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.office.CalledOff;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.plans.Aftermath;
import pl.nurt.booking.plans.CalendarPlans;
import pl.nurt.booking.plans.PlanChange;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Changes a plan; where bookings would be left without hours, they are listed first and somebody decides what becomes of them. */
final class ChangeDialog {
    private final CalendarPlans plans;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final Div said;
    private final Runnable done;

    /** What becomes of the bookings. */
    private enum Fate {
        CALL_OFF,
        KEEP
    }

    /** @param said where it is told what was done; @param done shows the plan anew */
    ChangeDialog(CalendarPlans plans, Viewer viewer, BookingTexts texts, Div said, Runnable done) {
        this.plans = plans;
        this.viewer = viewer;
        this.texts = texts;
        this.said = said;
        this.done = done;
    }

    void ask(PlanChange change) {
        var stranded = plans.stranded(viewer, change);
        if (stranded.isEmpty()) {
            change(change, Aftermath.NONE);
        } else {
            decide(change, stranded);
        }
    }

    private void decide(PlanChange change, List<DeskEntry> stranded) {
        var form = new Form(Columns.ONE);
        var fate = new Select<Fate>();
        fate.setLabel(texts.text("plan.fate"));
        fate.setItems(Fate.values());
        fate.setItemLabelGenerator(one -> texts.text("fate." + one, stranded.size()));
        var reason = new Select<CancelReason>();
        reason.setLabel(texts.text("office.reason"));
        reason.setItems(CancelReason.values());
        reason.setItemLabelGenerator(one -> texts.text("office.reason." + one));
        var note = new TextField(texts.text("office.note"));
        note.setHelperText(texts.text("office.note.why"));
        note.setMaxLength(200);
        fate.addValueChangeListener(changed -> {
            reason.setVisible(changed.getValue() == Fate.CALL_OFF);
            note.setVisible(changed.getValue() == Fate.CALL_OFF);
        });
        reason.setVisible(false);
        note.setVisible(false);
        form.required("fate", fate, texts.text("plan.fate.missing"));
        form.required("reason", reason, texts.text("office.reason.missing"));
        form.field("note", note);
        var seen = stranded.stream().map(DeskEntry::id).collect(Collectors.toSet());
        new FormDialog(
                        texts.text("plan.stranded", stranded.size()),
                        form,
                        texts.text("plan.change"),
                        () -> change(change, aftermath(seen, fate.getValue(), reason.getValue(), note.getValue())))
                .text(texts.text("plan.stranded.text"))
                .above(PlanView.entries(texts, stranded))
                .open();
    }

    private static Aftermath aftermath(Set<BookingId> seen, Fate fate, @Nullable CancelReason reason, String note) {
        return fate == Fate.KEEP
                ? Aftermath.keep(seen)
                : new Aftermath(seen, reason, note.isBlank() ? null : note.strip());
    }

    private void change(PlanChange change, Aftermath aftermath) {
        said.removeAll();
        try {
            said.add(told(plans.change(viewer, change, aftermath)));
        } catch (StaleEditException more) {
            said.add(new Notice(State.WARN, texts.text("plan.late"), texts.text("plan.late.text")).announced());
        }
        done.run();
    }

    private Notice told(CalledOff off) {
        var told =
                off.told().isEmpty() ? "" : texts.text("office.told", off.told().size());
        if (off.toRing().isEmpty()) {
            return new Notice(State.GOOD, texts.text("plan.changed"), told).announced();
        }
        var list = new UnorderedList();
        off.toRing()
                .forEach(entry -> list.add(new ListItem(texts.text(
                        "office.ring.one",
                        texts.moment(entry.start()),
                        String.valueOf(entry.person()),
                        entry.phone() == null ? texts.text("office.noPhone") : entry.phone()))));
        return new Notice(
                        State.WARN,
                        texts.text("plan.changed"),
                        texts.text("office.ring", off.toRing().size()))
                .body(list)
                .announced();
    }
}
