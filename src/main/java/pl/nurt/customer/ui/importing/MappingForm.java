package pl.nurt.customer.ui.importing;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportRun;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;

/** What each column of the table means; empty for one that is left out. */
final class MappingForm extends Form {
    private final List<ComboBox<ImportField>> boxes = new ArrayList<>();

    MappingForm(ImportRun run) {
        super(Columns.TWO);
        for (var at = 0; at < run.heads().size(); at++) {
            var box = new ComboBox<ImportField>(label(run, at));
            box.setItems(ImportField.values());
            box.setItemLabelGenerator(field -> getTranslation("customer.import.field." + field));
            box.setClearButtonVisible(true);
            box.setPlaceholder(getTranslation("customer.import.leftOut"));
            run.mapping().get(at).ifPresent(box::setValue);
            boxes.add(field("column" + at, box));
        }
    }

    private String label(ImportRun run, int at) {
        var head = run.heads().get(at);
        var place = getTranslation("customer.import.column", at + 1);
        if (head.isBlank()) {
            return place;
        }
        return run.sharesHead(at) ? head + " · " + place : head;
    }

    List<Optional<ImportField>> mapping() {
        return boxes.stream().map(box -> Optional.ofNullable(box.getValue())).toList();
    }
}
