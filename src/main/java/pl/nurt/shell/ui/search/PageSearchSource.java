package pl.nurt.shell.ui.search;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import pl.nurt.platform.PolishText;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.search.SearchHit;
import pl.nurt.platform.ui.search.SearchSource;
import pl.nurt.shell.ui.MenuLinks;

/** The office's pages in its search, by the beginnings of their names' words: those the person may open. */
@Component
class PageSearchSource implements SearchSource {
    @Override
    public int order() {
        return 900;
    }

    @Override
    public String titleKey() {
        return "shell.search.pages";
    }

    @Override
    public boolean isOfActions() {
        return true;
    }

    @Override
    public List<SearchHit> find(String query, int most) {
        return MenuLinks.office().stream()
                .map(PageSearchSource::hit)
                .filter(isMeantBy(query))
                .limit(most)
                .toList();
    }

    private static SearchHit hit(MenuEntry page) {
        var icon = page.icon() == null ? Icons.ARROW : Icons.named(page.icon()).orElse(Icons.ARROW);
        return new SearchHit(icon, UI.getCurrent().getTranslation(page.title()), "", MenuLinks.path(page), null);
    }

    private static Predicate<SearchHit> isMeantBy(String query) {
        var words = words(query);
        return hit -> words.stream()
                .allMatch(word -> words(hit.text()).stream().anyMatch(beginning -> beginning.startsWith(word)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(PolishText.plain(text).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
