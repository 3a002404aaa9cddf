package pl.nurt.platform.ui.frame;

import com.vaadin.flow.component.Component;

/** What stands above every page of a resident's portal while it matters. Implemented by a bean of the room that knows. */
public interface PageBanner {
    /** A new component, empty while there is nothing to say; it keeps itself up to date while it is attached. */
    Component create();
}
