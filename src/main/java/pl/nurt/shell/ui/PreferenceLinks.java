package pl.nurt.shell.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.shell.Preferences;
import pl.nurt.shell.ui.setup.PageContext;

/** A choice of language or colours: links to the page that is open, which take effect by loading it anew. */
final class PreferenceLinks extends UnorderedList implements AfterNavigationObserver {
    /** What an address of ours consists of. Anything else leads to the start: a colon could make a scheme of it. */
    private static final Pattern OURS = Pattern.compile("[\\w/.~%-]*");

    private final String preference;
    private final Map<String, Anchor> links = new LinkedHashMap<>();

    private PreferenceLinks(String preference, String label) {
        this.preference = preference;
        addClassName("choices");
        getElement().setAttribute("aria-label", label);
    }

    static PreferenceLinks language(PageContext page, String label) {
        var links = new PreferenceLinks(Preferences.LANGUAGE, label);
        for (var language : Languages.ALL) {
            var code = language.getLanguage();
            var name = language.getDisplayLanguage(language);
            var link = links.offer(
                    code, name.substring(0, 1).toUpperCase(language) + name.substring(1), code.equals(page.language()));
            link.getElement().setAttribute("lang", code);
            link.getElement().setAttribute("hreflang", code);
        }
        return links;
    }

    static PreferenceLinks theme(PageContext page, String label) {
        var links = new PreferenceLinks(Preferences.THEME, label);
        for (var theme : new String[] {"system", "light", "dark"}) {
            links.offer(theme, links.getTranslation("shell.theme." + theme), theme.equals(page.theme()));
        }
        return links;
    }

    private Anchor offer(String value, String name, boolean present) {
        var link = new Anchor("", name);
        link.setRouterIgnore(true);
        if (present) {
            link.getElement().setAttribute("aria-current", "true");
        }
        links.put(value, link);
        add(new ListItem(link));
        return link;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leadTo(attached.getUI().getActiveViewLocation());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        leadTo(event.getLocation());
    }

    private void leadTo(Location here) {
        var path = OURS.matcher(here.getPath()).matches() ? here.getPath() : "";
        links.forEach((value, link) -> {
            var parameters = new LinkedHashMap<>(here.getQueryParameters().getParameters());
            parameters.put(preference, List.of(value));
            link.setHref(new Location(path, new QueryParameters(parameters)).getPathWithQueryParameters());
        });
    }
}
