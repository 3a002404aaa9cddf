package pl.nurt.customer.ui.importing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.ImportedRow;
import pl.nurt.customer.importing.Imports;

/** The rows of an import, each with its verdict and the reason; pages by key, however many there are. */
final class RowGrid extends Grid<ImportedRow> {
    private final Imports imports;
    private final ImportRunId run;
    /** Number of the last row before a place of the list, where a page began already. */
    private final NavigableMap<Integer, Integer> lastBefore = new TreeMap<>();

    /** @param accept lets a doubtful row be taken in, or not */
    RowGrid(Imports imports, ImportRunId run, BiConsumer<Integer, Boolean> accept) {
        this.imports = imports;
        this.run = run;
        addClassNames("dense-grid", "import-rows");
        setAriaLabel(getTranslation("customer.import.rows"));
        setPageSize(50);
        setSelectionMode(SelectionMode.NONE);
        addColumn(ImportedRow::number)
                .setHeader(getTranslation("customer.import.row.number"))
                .setWidth("80px")
                .setFlexGrow(0);
        addColumn(LitRenderer.<ImportedRow>of("<span class=${item.badge}>${item.word}</span>")
                        .withProperty("badge", row -> ImportTexts.className(row.verdict()))
                        .withProperty("word", row -> getTranslation("customer.import.row." + row.verdict())))
                .setHeader(getTranslation("customer.import.row.verdict"))
                .setWidth("140px")
                .setFlexGrow(0);
        addColumn(this::who).setHeader(getTranslation("customer.column.name")).setWidth("200px");
        addColumn(this::where)
                .setHeader(getTranslation("customer.column.place"))
                .setWidth("180px");
        // The reason is what one came for, so all of it is shown.
        addColumn(LitRenderer.<ImportedRow>of("<span class='import-why'>${item.why}</span>")
                        .withProperty("why", this::why))
                .setHeader(getTranslation("customer.import.row.why"))
                .setWidth("260px")
                .setFlexGrow(2);
        addComponentColumn(row -> decision(row, accept))
                .setHeader(getTranslation("customer.import.row.decision"))
                .setWidth("150px")
                .setFlexGrow(0);
    }

    void show(@Nullable ImportVerdict verdict, int count) {
        lastBefore.clear();
        setItems(new CallbackDataProvider<>(
                query -> {
                    var offset = query.getOffset();
                    var known = lastBefore.floorEntry(offset);
                    var rows = known == null
                            ? imports.rows(run, verdict, 0, offset, query.getLimit())
                            : imports.rows(run, verdict, known.getValue(), offset - known.getKey(), query.getLimit());
                    if (!rows.isEmpty()) {
                        lastBefore.put(offset + rows.size(), rows.getLast().number());
                    }
                    return rows.stream();
                },
                query -> count,
                ImportedRow::number));
    }

    private String who(ImportedRow row) {
        return row.says(ImportField.CUSTOMER_NUMBER) + " " + row.says(ImportField.NAME);
    }

    private String where(ImportedRow row) {
        return (row.says(ImportField.PLACE_STREET) + " " + row.says(ImportField.PLACE_HOUSE_NUMBER) + " "
                        + row.says(ImportField.PLACE_LOCALITY))
                .strip();
    }

    private String why(ImportedRow row) {
        if (!row.reasons().isEmpty()) {
            return row.reasons().stream()
                    .map(reason -> getTranslation("customer.import.reason." + reason))
                    .collect(Collectors.joining(" "));
        }
        return row.differs().isEmpty()
                ? ""
                : getTranslation(
                        "customer.import.differs",
                        row.differs().stream()
                                .map(field -> getTranslation("customer.field." + field))
                                .collect(Collectors.joining(", ")));
    }

    private com.vaadin.flow.component.Component decision(ImportedRow row, BiConsumer<Integer, Boolean> accept) {
        if (row.applied()) {
            return new Span(getTranslation("customer.import.row.applied"));
        }
        if (row.verdict() != ImportVerdict.DOUBTFUL) {
            return new Span();
        }
        var button = new Button(
                getTranslation(row.accepted() ? "customer.import.row.leave" : "customer.import.row.accept"),
                pressed -> accept.accept(row.number(), !row.accepted()));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(button.getText() + ": " + who(row));
        return button;
    }
}
