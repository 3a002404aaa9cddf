package pl.nurt.metering.registration.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.quarantine.BookedReadings;
import pl.nurt.metering.registration.MeterRegistration;
import pl.nurt.metering.registration.NewMeter;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Formats;

/** For pages that offer to register a meter: asks for what is missing, registers it and books what waited for it. */
@org.springframework.stereotype.Component
@NamedInterface("ui")
public class MeterRegistrar {
    private final MeterRegistration registration;
    private final Clock clock;

    public MeterRegistrar(MeterRegistration registration, Clock clock) {
        this.registration = registration;
        this.clock = clock;
    }

    /** @param waiting what became of the readings that waited for the meter */
    public record Registered(MeterId meter, NewMeter as, BookedReadings waiting) {
        /** Says so, with a way to the meter. */
        public Notice notice(Component page, Formats formats) {
            var booked = page.getTranslation(
                    waiting.booked() == 0 ? "metering.search.registered.none" : "metering.search.registered.booked",
                    formats.count(waiting.booked()));
            var text = waiting.refused() == 0
                    ? booked
                    : booked + " "
                            + page.getTranslation(
                                    "metering.search.registered.refused", formats.count(waiting.refused()));
            var notice = new Notice(
                    waiting.refused() == 0 ? State.GOOD : State.WARN,
                    page.getTranslation("metering.search.registered", as.serialNumber()),
                    text);
            return notice.actions(new PageLink(
                            MeteringNavigation.meter(meter), page.getTranslation("metering.office.meter.open")))
                    .announced();
        }
    }

    /**
     * Opens the form for a meter of that identification.
     *
     * @param tick a further thing to be done with the meter, ticked at first; null for none
     * @param done called once the meter is registered, with whether that thing is wanted
     */
    public void open(
            String identification,
            @Nullable ConcentratorId concentrator,
            @Nullable String tick,
            Viewer viewer,
            BiConsumer<Registered, Boolean> done) {
        var draft = registration.draft(identification, concentrator);
        var form = new RegisterMeterForm(draft, registration.sources(), CivilTime.dayOf(clock.instant()));
        RegisterMeterDialog.of(form, tick, (meter, wanted) -> done.accept(register(meter, viewer), wanted))
                .open();
    }

    /** As {@link #open(String, ConcentratorId, String, Viewer, BiConsumer)}, for a concentrator as its bridge names it. */
    public void open(String identification, String bridge, String code, Viewer viewer, Consumer<Registered> done) {
        var concentrator = registration.source(bridge, code).orElse(null);
        open(identification, concentrator, null, viewer, (registered, ticked) -> done.accept(registered));
    }

    private Registered register(NewMeter meter, Viewer viewer) {
        var registered = registration.registerWithReadings(meter, viewer);
        return new Registered(registered.meter(), meter, registered.waiting());
    }
}
