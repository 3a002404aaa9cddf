package pl.nurt.booking.office.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskConflict;
import pl.nurt.booking.office.DeskConflictException;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.office.DeskMove;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Asks once before a booking is moved: whether it is free there, why, and whether to tell whoever booked. */
final class MoveDialog {
    private final BookingDesk desk;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final DeskEntry entry;
    private final ResourceId receiver;
    private final Instant start;
    private final TextField reason;
    private final Form form = new Form(Columns.ONE);
    private final Div said = new Div();
    private boolean moved;

    MoveDialog(
            BookingDesk desk, Viewer viewer, BookingTexts texts, DeskEntry entry, ResourceId receiver, Instant start) {
        this.desk = desk;
        this.viewer = viewer;
        this.texts = texts;
        this.entry = entry;
        this.receiver = receiver;
        this.start = start;
        reason = new TextField(texts.text("office.move.reason"));
        reason.setHelperText(texts.text("office.move.reason.why"));
        reason.setMaxLength(200);
        form.field("reason", reason);
    }

    /** @param done shows the calendar anew; @param left puts the booking back where it was */
    void open(Runnable done, Runnable left) {
        var words = new EntryWords(texts, entry);
        var end = start.plus(Duration.between(entry.start(), entry.end()));
        var dialog = new FormDialog(
                texts.text("office.move.title", texts.day(start), texts.time(start)),
                form,
                texts.text(entry.told() ? "office.move.tell" : "office.move.act"),
                () -> move(entry.told(), done));
        if (entry.told()) {
            var quietly = new Button(texts.text("office.move.quietly"));
            quietly.addClickListener(pressed -> {
                if (form.submit(() -> move(false, done))) {
                    dialog.close();
                }
            });
            dialog.getFooter().addComponentAtIndex(1, quietly);
        } else {
            dialog.above(new Notice(State.INFO, texts.text("office.move.ring"), phone()));
        }
        dialog.text(texts.text("office.move.text", words.name(), words.about(), texts.moment(entry.start())));
        desk.conflict(new DeskMove(entry.id(), receiver, start, null, false))
                .ifPresentOrElse(
                        this::sayTaken,
                        () -> said.add(
                                new Notice(State.GOOD, texts.text("office.move.free", texts.span(start, end)), "")));
        dialog.above(said);
        dialog.addOpenedChangeListener(changed -> {
            if (!changed.isOpened() && !moved) {
                left.run();
            }
        });
        dialog.open();
    }

    private String phone() {
        var phone = entry.phone();
        return phone == null ? texts.text("office.noPhone") : phone;
    }

    private void move(boolean tell, Runnable done) {
        var why = reason.getValue().strip();
        try {
            desk.move(viewer, new DeskMove(entry.id(), receiver, start, why.isEmpty() ? null : why, tell));
            moved = true;
            done.run();
        } catch (DeskConflictException taken) {
            sayTaken(taken.conflict());
            throw new RefusedInputException(List.of());
        } catch (StaleEditException | NotFoundException late) {
            moved = true;
            Toast.show(texts.text("office.late"));
            done.run();
        }
    }

    private void sayTaken(DeskConflict conflict) {
        said.removeAll();
        said.add(new Notice(State.BAD, texts.text("office.conflict"), DeskTexts.conflict(texts, conflict)).announced());
    }
}
