package pl.nurt.metering.registration.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.quarantine.QuarantinedReading;
import pl.nurt.metering.quarantine.ui.UnknownMeters;
import pl.nurt.platform.ui.text.Formats;

/** Registers a meter whose readings wait in quarantine. */
@org.springframework.stereotype.Component
class RegisterFromQuarantine implements UnknownMeters {
    private final MeterRegistrar registrar;

    RegisterFromQuarantine(MeterRegistrar registrar) {
        this.registrar = registrar;
    }

    @Override
    public void register(
            QuarantinedReading reading, Viewer viewer, Component page, Formats formats, Consumer<Component> done) {
        registrar.open(
                reading.identification(),
                reading.bridge(),
                reading.concentrator(),
                viewer,
                registered -> done.accept(registered.notice(page, formats)));
    }
}
