package pl.nurt.platform.ui.frame;

import com.vaadin.flow.component.html.Anchor;

/** A link to another page of the portal, which the router follows without loading the page anew. */
public final class PageLink extends Anchor {
    /** @param location such as {@code office/meters/17}, with its query encoded */
    public PageLink(String location, String text) {
        super(location, text);
        getElement().setAttribute("router-link", true);
    }
}
