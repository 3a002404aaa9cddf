package pl.nurt.platform.ui.frame;

import com.vaadin.flow.component.Component;

/** A number beside an entry of a menu: what waits there. Implemented by a bean of the room that counts. */
public interface MenuCount {
    /** The path of the menu entry: {@code notices}. */
    String path();

    /** A new span with the number, empty when nothing waits; it keeps itself up to date while it is attached. */
    Component create();
}
