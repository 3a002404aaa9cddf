package pl.nurt.telemetry.configuration.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.TelemetryNavigation;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.Concentrators;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.ConfigurationChanged;
import pl.nurt.telemetry.configuration.ConfigurationProblem;
import pl.nurt.telemetry.configuration.ConfigurationVersion;
import pl.nurt.telemetry.configuration.PollPlan;

/** Edits how a bridge reads a concentrator. Saving makes a new version of its configuration and follows what the bridge says of it. */
@Route(TelemetryNavigation.BRIDGES + "/:bridgeId/concentrator")
@RolesAllowed(Rights.KEEP_DEVICES)
class ConcentratorFormView extends Div implements HasDynamicTitle, BeforeEnterObserver, BeforeLeaveObserver {
    private static final ConcentratorPlan NEW = new ConcentratorPlan("", "", null, "", null, PollPlan.USUAL, List.of());

    private final Concentrators concentrators;
    private final BridgeConfigurations configurations;
    private final Viewer viewer;
    private final Moments moments;
    private final ConcentratorForm form;
    private final Div answer = new Div();
    private final Button save = new Button();
    private String title = "";
    private boolean isNew;
    private ConcentratorPlan loaded = NEW;
    private int basedOn;
    private volatile @Nullable BridgeId bridge;
    private @Nullable Integer published;

    ConcentratorFormView(
            Concentrators concentrators,
            BridgeConfigurations configurations,
            CurrentUser user,
            LiveUpdates live,
            Clock clock) {
        this.concentrators = concentrators;
        this.configurations = configurations;
        viewer = user.viewer();
        moments = new Moments(this, getLocale(), clock);
        form = new ConcentratorForm(plan -> configurations.check(id(), plan, isNew));
        addClassNames("concentrator-form-view", "stack");
        answer.addClassName("notice-list");
        save.setText(getTranslation("telemetry.office.plan.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(pressed -> save());
        save.addClickShortcut(Key.KEY_S, KeyModifier.CONTROL);
        live.whileAttached(
                this, ConfigurationChanged.class, event -> event.bridge().equals(bridge), events -> follow());
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("bridgeId")
                .flatMap(InAddress::number)
                .map(BridgeId::new)
                .orElseThrow(NotFoundException::new);
        bridge = id;
        open(concentrators.bridge(id), event.getLocation().getQueryParameters().getSingleParameter("code"));
    }

    private void open(BridgeStatus status, Optional<String> code) {
        var plan = configurations.plan(status.bridgeId());
        basedOn = plan.version();
        isNew = code.isEmpty();
        loaded = code.map(wanted -> plan.concentrators().stream()
                        .filter(one -> one.code().equals(wanted))
                        .findFirst()
                        .orElseThrow(NotFoundException::new))
                .orElse(NEW);
        title = isNew ? getTranslation("telemetry.office.plan.new") : loaded.name();
        form.show(loaded, isNew, plan.profiles());
        published = null;
        answer.removeAll();
        removeAll();
        var back = new PageLink(
                TelemetryNavigation.bridge(status.bridgeId()),
                getTranslation("telemetry.office.bridge", status.code()));
        var actions = new Div(save);
        actions.addClassNames("actions", "form-actions");
        if (!isNew) {
            actions.add(new Button(getTranslation("telemetry.office.plan.remove"), pressed -> askToRemove(status)));
        }
        // The answer stands beside the button that asked for it: the form is longer than the window.
        add(new PageHeading(title).actions(back), form, answer, actions);
    }

    private void save() {
        answer.removeAll();
        form.clearProblems();
        var plan = form.plan();
        var id = id();
        try {
            var version = isNew
                    ? configurations.add(id, basedOn, plan, form.note(), viewer)
                    : configurations.change(id, basedOn, plan, form.note(), viewer);
            loaded = plan;
            form.forgetNote();
            basedOn = version.version();
            published = version.version();
            if (isNew) {
                UI.getCurrent().navigate(TelemetryNavigation.bridge(id));
            } else {
                follow();
            }
        } catch (RefusedInputException refused) {
            form.show(refused.problems());
            answer.add(new Notice(
                            State.BAD,
                            getTranslation("telemetry.office.plan.refused"),
                            getTranslation("telemetry.office.plan.refused.text"))
                    .announced());
        } catch (StaleEditException faster) {
            stale(id);
        }
    }

    private void stale(BridgeId id) {
        var reload = new Button(
                getTranslation("telemetry.office.plan.reload"),
                pressed -> open(concentrators.bridge(id), isNew ? Optional.empty() : Optional.of(loaded.code())));
        answer.add(new Notice(
                        State.WARN,
                        getTranslation("telemetry.office.configuration.stale"),
                        getTranslation("telemetry.office.plan.stale.text"))
                .actions(reload)
                .announced());
    }

    /** Says what the bridge made of the version that was saved here; its problems stand at their fields. */
    private void follow() {
        var number = published;
        if (number == null) {
            return;
        }
        var version = configurations.version(id(), number);
        answer.removeAll();
        var notice = new VersionNotice(version, moments);
        notice.getElement().setAttribute("aria-live", "polite");
        answer.add(notice);
        form.clearProblems();
        form.showFromBridge(mine(version));
    }

    private List<ConfigurationProblem> mine(ConfigurationVersion version) {
        return version.problems().stream()
                .filter(problem -> loaded.code().equals(problem.concentrator()))
                .toList();
    }

    private void askToRemove(BridgeStatus status) {
        Dialogs.confirm(
                getTranslation("telemetry.office.plan.remove.title", loaded.name()),
                getTranslation(
                        "telemetry.office.plan.remove.text", loaded.meters().size()),
                getTranslation("telemetry.office.plan.remove"),
                () -> remove(status.bridgeId()));
    }

    private void remove(BridgeId id) {
        answer.removeAll();
        try {
            configurations.remove(id, basedOn, loaded.code(), null, viewer);
            loaded = form.plan();
            UI.getCurrent().navigate(TelemetryNavigation.bridge(id));
        } catch (StaleEditException faster) {
            stale(id);
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (!form.plan().equals(loaded)) {
            var leaving = event.postpone();
            Dialogs.confirm(
                    getTranslation("telemetry.office.plan.leave.title"),
                    getTranslation("telemetry.office.plan.leave.text"),
                    getTranslation("telemetry.office.plan.leave"),
                    leaving::proceed);
        }
    }

    private BridgeId id() {
        var id = bridge;
        if (id == null) {
            throw new IllegalStateException("not entered");
        }
        return id;
    }
}
