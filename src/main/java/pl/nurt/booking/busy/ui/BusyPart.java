package pl.nurt.booking.busy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import pl.nurt.booking.busy.BusyCalendars;
import pl.nurt.booking.busy.BusySource;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** The foreign calendars of one person: whether each answers, and how old what holds of it is. */
public final class BusyPart extends Div {
    private final BusyCalendars calendars;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final ResourceId receiver;
    private final boolean mayChange;

    public BusyPart(
            BusyCalendars calendars, Viewer viewer, BookingTexts texts, ResourceId receiver, boolean mayChange) {
        this.calendars = calendars;
        this.viewer = viewer;
        this.texts = texts;
        this.receiver = receiver;
        this.mayChange = mayChange;
        addClassNames("stack", "busy-part");
        show();
    }

    private void show() {
        removeAll();
        var sources = calendars.of(receiver);
        if (!sources.isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("plan-list");
            sources.forEach(source -> list.add(item(source)));
            add(new H3(texts.text("busy")), list);
        }
        if (mayChange) {
            var add = new Button(texts.text("busy.add"), pressed -> ask());
            add.addThemeVariants(ButtonVariant.TERTIARY);
            add(add);
        }
    }

    private ListItem item(BusySource source) {
        var item = new ListItem(new Span(source.host() + ": " + state(source)));
        if (mayChange) {
            var remove = new Button(texts.text("busy.remove"), pressed -> {
                calendars.remove(viewer, source);
                show();
            });
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.setAriaLabel(texts.text("busy.remove") + ": " + source.host());
            item.add(remove);
        }
        return item;
    }

    private String state(BusySource source) {
        var good = source.goodAt();
        var trouble = source.trouble();
        if (trouble == null) {
            return good == null ? texts.text("busy.waiting") : texts.text("busy.good", texts.moment(good));
        }
        return texts.text("busy." + trouble) + " "
                + (good == null ? texts.text("busy.never") : texts.text("busy.old", texts.moment(good)));
    }

    private void ask() {
        var form = new Form(Columns.ONE);
        var address = new TextField(texts.text("busy.address"));
        address.setHelperText(texts.text("busy.address.why"));
        address.setMaxLength(2_000);
        form.required("address", address);
        new FormDialog(texts.text("busy.add"), form, texts.text("busy.add.act"), () -> {
                    calendars.add(viewer, receiver, address.getValue());
                    show();
                })
                .text(texts.text("busy.text"))
                .open();
    }
}
