package pl.nurt.platform.ui.search;

import com.vaadin.flow.component.Component;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a list shows for the words that are asked now, as far as somebody scrolled; told once it was there long enough to be read. */
public final class SearchedRows {
    private static final int MOST = 500;

    private final ShownAWhile shown;
    private final BiConsumer<String, List<String>> tell;
    private final Set<String> rows = new LinkedHashSet<>();
    private String asked = "";

    /** @param tell of the words that were asked and the numbers of the rows, some hundreds at most */
    public SearchedRows(Component page, BiConsumer<String, List<String>> tell) {
        shown = new ShownAWhile(page);
        this.tell = tell;
    }

    /** More rows for these words, or others for others; a list that nobody searches tells nothing. */
    public void came(String text, List<String> numbers) {
        if (!text.equals(asked)) {
            asked = text;
            rows.clear();
        }
        numbers.stream().limit(MOST - rows.size()).forEach(rows::add);
        if (text.isEmpty() || rows.isEmpty()) {
            shown.nothing();
        } else {
            var read = List.copyOf(rows);
            shown.shows(() -> tell.accept(text, read));
        }
    }

    /** One of the rows was chosen. */
    public void chosen() {
        shown.now();
    }
}
