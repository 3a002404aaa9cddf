package pl.nurt.telemetry.bridges.ui;

import com.vaadin.flow.component.Component;
import org.jspecify.annotations.Nullable;

/** Who did something, for a cell: nobody means that the portal itself did it. */
public final class MadeBy {
    private MadeBy() {}

    public static String name(@Nullable String person, Component view) {
        return person == null ? view.getTranslation("telemetry.office.bridge.portal") : person;
    }
}
