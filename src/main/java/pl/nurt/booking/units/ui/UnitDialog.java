package pl.nurt.booking.units.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.BookingUnitId;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.booking.units.Keeper;
import pl.nurt.booking.units.UnitSettings;
import pl.nurt.booking.units.Units;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Sets a unit up: its names, where it is, and who keeps its calendars. */
final class UnitDialog {
    private final Units units;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final @Nullable BookingUnitId id;
    private final Form form = new Form(Columns.TWO);
    private final TextField namePl;
    private final TextField nameEn;
    private final TextField address;
    private final TextField phone;
    private final CheckboxGroup<Keeper> keepers = new CheckboxGroup<>();
    private int version;

    /** @param id null for a new one */
    UnitDialog(Units units, Viewer viewer, BookingTexts texts, @Nullable BookingUnitId id) {
        this.units = units;
        this.viewer = viewer;
        this.texts = texts;
        this.id = id;
        namePl = form.required("name", new TextField(texts.text("settings.name.pl")));
        nameEn = form.required("nameEn", new TextField(texts.text("settings.name.en")));
        address = form.required("address", new TextField(texts.text("unit.address")));
        phone = form.field("phone", new TextField(texts.text("phone")));
        keepers.setLabel(texts.text("unit.keepers"));
        keepers.setHelperText(texts.text("unit.keepers.why"));
        keepers.setItems(units.candidates());
        keepers.setItemLabelGenerator(Keeper::name);
        form.field("keepers", keepers);
        if (id != null) {
            fill(units.settings(id));
        }
    }

    private void fill(UnitSettings settings) {
        version = settings.version();
        namePl.setValue(settings.name().pl());
        nameEn.setValue(settings.name().en());
        address.setValue(settings.address());
        var number = settings.phone();
        phone.setValue(number == null ? "" : number);
        keepers.setValue(units.candidates().stream()
                .filter(one -> settings.keepers().contains(one.account()))
                .collect(Collectors.toSet()));
        form.filled();
    }

    void open(Runnable done) {
        new FormDialog(texts.text(id == null ? "unit.new" : "unit.change"), form, texts.text("settings.keep"), () -> {
                    keep();
                    done.run();
                })
                .open();
    }

    private void keep() {
        var number = phone.getValue().strip();
        var settings = new UnitSettings(
                new Words(namePl.getValue(), nameEn.getValue()),
                address.getValue(),
                number.isEmpty() ? null : number,
                keepers.getValue().stream().map(Keeper::account).collect(Collectors.toSet()),
                version);
        if (id == null) {
            units.add(viewer, settings);
        } else {
            units.change(viewer, id, settings);
        }
    }
}
