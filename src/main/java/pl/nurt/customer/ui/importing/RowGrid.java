package pl.nurt.customer.ui.importing;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportReason;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.ImportedRow;
import pl.nurt.customer.importing.Imports;
import pl.nurt.platform.ui.list.KeyedGrid;

/** The rows of an import, each with its verdict, the reason, and what may be decided of it; however many there are, and on a phone as well. */
final class RowGrid extends Div {
    private static final String DECISION = """
            <span ?hidden=${!item.taken}>${item.taken}</span>
            <vaadin-button theme="tertiary" ?hidden=${!item.accept} aria-label=${item.about} @click=${accept}
            >${item.accept}</vaadin-button>""";

    private final RowList rows;
    private final BiConsumer<Integer, Boolean> accept;
    private final KeyedGrid<ImportedRow, Integer> grid;

    /** @param accept lets a doubtful row be taken in, or not */
    RowGrid(Imports imports, ImportRunId run, BiConsumer<Integer, Boolean> accept) {
        this.accept = accept;
        rows = new RowList(imports, run);
        grid = new KeyedGrid<>(getTranslation("customer.import.rows"), rows);
        addClassName("import-rows");
        addColumns();
        grid.counted(found -> getTranslation("customer.import.rows.count", found));
        add(grid);
    }

    void show(ImportVerdict verdict, int count) {
        rows.ask(verdict, count);
        grid.reload();
    }

    private void addColumns() {
        grid.column("number", getTranslation("customer.import.row.number"), ImportedRow::number)
                .width(80)
                .grow(0)
                .from(760);
        grid.column(
                        "verdict",
                        getTranslation("customer.import.row.verdict"),
                        verdict("<span class=${item.badge}>${item.word}</span>"))
                .width(120)
                .grow(0);
        grid.column("who", getTranslation("customer.column.name"), this::who).width(150);
        grid.column("where", getTranslation("customer.column.place"), this::where)
                .width(180)
                .from(960);
        // The reason is what one came for, so all of it is shown.
        grid.column(
                        "why",
                        getTranslation("customer.import.row.why"),
                        LitRenderer.<ImportedRow>of("<span class='import-why'>${item.why}</span>")
                                .withProperty("why", this::why))
                .width(180)
                .grow(2);
        grid.column("decision", getTranslation("customer.import.row.decision"), decision(LitRenderer.of(DECISION)))
                .width(150)
                .grow(0);
        grid.compact(
                getTranslation("customer.import.rows"),
                decision(verdict("""
                <div class="import-row"><div class="compact-row"><b>${item.number}. ${item.who}</b>
                <span class=${item.badge}>${item.word}</span></div>
                <span class="muted" ?hidden=${!item.where}>${item.where}</span>
                <span class="import-why" ?hidden=${!item.why}>${item.why}</span>
                <div>%s</div></div>""".formatted(DECISION)))
                        .withProperty("number", ImportedRow::number)
                        .withProperty("who", this::who)
                        .withProperty("where", this::where)
                        .withProperty("why", this::why));
    }

    private LitRenderer<ImportedRow> verdict(String template) {
        return LitRenderer.<ImportedRow>of(template)
                .withProperty("badge", row -> ImportTexts.className(row.verdict()))
                .withProperty("word", row -> getTranslation("customer.import.row." + row.verdict()));
    }

    private LitRenderer<ImportedRow> decision(LitRenderer<ImportedRow> renderer) {
        return renderer.withProperty("taken", row -> row.applied() ? getTranslation("customer.import.row.applied") : "")
                .withProperty("accept", this::decisionWord)
                .withProperty("about", row -> decisionWord(row) + ": " + who(row))
                .withFunction("accept", row -> accept.accept(row.number(), !row.accepted()));
    }

    private String decisionWord(ImportedRow row) {
        if (row.applied() || row.verdict() != ImportVerdict.DOUBTFUL) {
            return "";
        }
        return getTranslation(row.accepted() ? "customer.import.row.leave" : "customer.import.row.accept");
    }

    private String who(ImportedRow row) {
        return (row.says(ImportField.CUSTOMER_NUMBER) + " " + row.says(ImportField.NAME)).strip();
    }

    private String where(ImportedRow row) {
        return (row.says(ImportField.PLACE_STREET) + " " + row.says(ImportField.PLACE_HOUSE_NUMBER) + " "
                        + row.says(ImportField.PLACE_LOCALITY))
                .strip();
    }

    private String why(ImportedRow row) {
        var said = new ArrayList<String>();
        row.reasons().forEach(reason -> said.add(reason(row, reason)));
        var comesIn = row.verdict() != ImportVerdict.REFUSED && row.verdict() != ImportVerdict.SAME;
        if (comesIn && !row.differs().isEmpty()) {
            said.add(getTranslation(
                    "customer.import.differs",
                    words(row.differs().stream().map(field -> "customer.import.field." + field))));
        }
        if (comesIn && !row.brings().isEmpty()) {
            said.add(getTranslation(
                    "customer.import.brings",
                    words(row.brings().stream().map(part -> "customer.import.part." + part))));
        }
        return String.join(" ", said);
    }

    private String reason(ImportedRow row, ImportReason reason) {
        var fields = words(
                row.about().getOrDefault(reason, List.of()).stream().map(field -> "customer.import.field." + field));
        return getTranslation("customer.import.reason." + reason, fields.isEmpty() ? "" : ": " + fields);
    }

    private String words(Stream<String> keys) {
        return keys.map(key -> getTranslation(key)).collect(Collectors.joining(", "));
    }
}
