package pl.nurt.telemetry.search.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.metering.MBusIdentification;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.registration.ui.MeterRegistrar;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.bridges.PolledConcentrator;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.search.FoundMeterStatus;
import pl.nurt.telemetry.search.FoundMeters;

/** What can be done about meters that were found: register them, have the concentrator read them. Says below what came of it. */
final class FoundMeterActions extends Div {
    private final MeterRegistrar registrar;
    private final FoundMeters foundMeters;
    private final BridgeConfigurations configurations;
    private final Viewer viewer;
    private final Moments moments;
    private final PolledConcentrator here;
    private final Runnable changed;
    private int basedOn;
    private boolean configurable;

    /** @param changed called after something was done */
    FoundMeterActions(
            MeterRegistrar registrar,
            FoundMeters foundMeters,
            BridgeConfigurations configurations,
            Viewer viewer,
            Moments moments,
            PolledConcentrator here,
            Runnable changed) {
        this.registrar = registrar;
        this.foundMeters = foundMeters;
        this.configurations = configurations;
        this.viewer = viewer;
        this.moments = moments;
        this.here = here;
        this.changed = changed;
        addClassName("notice-list");
        refresh();
    }

    /** Sees the newest configuration. Answers whether what it allows is another thing than before. */
    boolean refresh() {
        var plan = configurations.plan(here.bridge().bridgeId());
        var before = configurable;
        basedOn = plan.version();
        configurable = plan.concentrators().stream()
                .anyMatch(one -> one.code().equals(here.concentrator().code()));
        return before != configurable;
    }

    /** Whether the portal has a configuration in which this concentrator stands. */
    boolean isConfigurable() {
        return configurable;
    }

    boolean isHere(ConcentratorRef concentrator) {
        return concentrator.concentratorId().equals(here.id());
    }

    boolean isHere(@Nullable String code) {
        return here.concentrator().code().equals(code);
    }

    /** Registered, and in no configuration: they could be read from now on. */
    List<FoundMeterStatus> unread(List<FoundMeterStatus> found) {
        return configurable
                ? found.stream()
                        .filter(one -> one.registered() != null && one.configuredAt() == null)
                        .toList()
                : List.of();
    }

    /** The buttons of a row. */
    Component of(FoundMeterStatus status, String number, Optional<MBusIdentification> device) {
        var buttons = new Div();
        buttons.addClassName("actions");
        var meter = status.registered();
        var through = status.readThrough();
        if (meter == null) {
            // A heat meter on the same bus is found as well, and is none of ours.
            if (device.map(MBusIdentification::medium)
                    .map(Medium::of)
                    .filter(it -> !it.mayBeWater())
                    .isEmpty()) {
                buttons.add(button("register", number, () -> register(status)));
            }
        } else if (status.configuredAt() == null) {
            if (configurable) {
                buttons.add(button("configure", number, () -> configure(List.of(status))));
            }
        } else if (isHere(status.configuredAt()) && (through == null || !isHere(through))) {
            buttons.add(button("readHere", number, () -> readHere(meter, number)));
        }
        return buttons;
    }

    private Button button(String name, String number, Runnable act) {
        var button = new Button(getTranslation("telemetry.search." + name), pressed -> {
            removeAll();
            act.run();
        });
        button.setAriaLabel(getTranslation("telemetry.search." + name + ".named", number));
        return button;
    }

    private void register(FoundMeterStatus status) {
        var tick = configurable && status.configuredAt() == null
                ? getTranslation(
                        "telemetry.search.register.configure",
                        here.concentrator().name())
                : null;
        registrar.open(status.found().meter(), here.id(), tick, viewer, (registered, wanted) -> {
            removeAll();
            add(registered.notice(this, moments.formats()));
            if (wanted) {
                configure(List.of(status));
            } else {
                changed.run();
            }
        });
    }

    /** Has the concentrator read them from the next version of the configuration on. */
    void configure(List<FoundMeterStatus> meters) {
        try {
            var version = foundMeters.configure(
                    here,
                    basedOn,
                    meters,
                    getTranslation(
                            "telemetry.search.configure.note", moments.formats().count(meters.size())),
                    viewer);
            say(
                    State.GOOD,
                    getTranslation(
                            "telemetry.search.configured", here.concentrator().name()),
                    getTranslation("telemetry.search.configured.text", "" + version.version()));
        } catch (StaleEditException faster) {
            sayStale(meters);
        } catch (RefusedInputException refused) {
            say(State.BAD, getTranslation("telemetry.search.refused"), texts(refused));
        } catch (NotFoundException gone) {
            say(State.BAD, getTranslation("telemetry.search.refused"), getTranslation("telemetry.search.refused.gone"));
        }
        changed.run();
    }

    private void readHere(MeterId meter, String number) {
        foundMeters.readThrough(meter, here.id(), viewer);
        say(
                State.GOOD,
                getTranslation(
                        "telemetry.search.readHere.done",
                        number,
                        here.concentrator().name()),
                "");
        changed.run();
    }

    private void sayStale(List<FoundMeterStatus> meters) {
        var again = new Button(getTranslation("telemetry.search.again"), pressed -> {
            removeAll();
            configure(meters);
        });
        add(new Notice(
                        State.WARN,
                        getTranslation("telemetry.search.stale"),
                        getTranslation("telemetry.search.stale.text"))
                .actions(again)
                .announced());
    }

    private void say(State state, String title, String text) {
        add(new Notice(state, title, text).announced());
    }

    private String texts(RefusedInputException refused) {
        return refused.problems().stream()
                .map(FieldProblem::messageKey)
                .distinct()
                .map(this::getTranslation)
                .collect(Collectors.joining(". "));
    }
}
