package pl.nurt.metering.quarantine.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.quarantine.QuarantinedReading;
import pl.nurt.platform.ui.text.Formats;

/** What can be done about a device that nobody registered: registered, its readings need no decision any more. */
public interface UnknownMeters {
    /**
     * Opens the form for the device that gave this reading.
     *
     * @param page where the form is opened
     * @param done called with what came of it, once the meter is registered
     */
    void register(QuarantinedReading reading, Viewer viewer, Component page, Formats formats, Consumer<Component> done);
}
