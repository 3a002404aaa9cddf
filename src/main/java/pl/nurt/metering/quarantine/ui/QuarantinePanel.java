package pl.nurt.metering.quarantine.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Objects;
import pl.nurt.identity.Right;
import pl.nurt.identity.Technicians;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.quarantine.BookingOutcome;
import pl.nurt.metering.quarantine.Quarantine;
import pl.nurt.metering.quarantine.QuarantineState;
import pl.nurt.metering.quarantine.QuarantinedReading;
import pl.nurt.metering.quarantine.QuarantinedReadingId;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.metering.readings.ui.FlagWords;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.PanelHead;
import pl.nurt.platform.ui.text.Moments;

/** A reading in quarantine: why it is there, what to do about it, and the two things that can be done. */
final class QuarantinePanel extends Section {
    private final Quarantine quarantine;
    private final UnknownMeters unknown;
    private final Viewer viewer;
    private final Moments moments;
    private final QuarantinedReadingId id;
    private final Runnable close;
    private final Div body = new Div();
    private final Div answer = new Div();

    QuarantinePanel(
            Quarantine quarantine,
            UnknownMeters unknown,
            Viewer viewer,
            QuarantinedReadingId id,
            Moments moments,
            Runnable close) {
        this.quarantine = quarantine;
        this.unknown = unknown;
        this.viewer = viewer;
        this.moments = moments;
        this.id = id;
        this.close = close;
        addClassNames("office-detail", "quarantine-panel");
        body.addClassName("stack");
        answer.addClassName("notice-list");
        add(body);
        reload();
    }

    QuarantinedReadingId id() {
        return id;
    }

    /** Shows the reading as it is now; what was answered to the last press stays. */
    void reload() {
        var reading = quarantine.get(id, viewer);
        body.removeAll();
        getElement().setAttribute("aria-label", reading.identification());
        body.add(new PanelHead(reading.identification(), close), badge(reading), why(reading), facts(reading), answer);
        if (reading.state() == QuarantineState.OPEN && mayDecide(viewer)) {
            body.add(actions(reading));
        }
    }

    /** Auditors look and change nothing; the service would refuse them too. */
    static boolean mayDecide(Viewer viewer) {
        return viewer.may(Right.DECIDE_QUARANTINE);
    }

    private Div badge(QuarantinedReading reading) {
        var badges = new Div(new Badge(State.WARN, getTranslation("metering.office.reason." + reading.reason())));
        if (reading.state() != QuarantineState.OPEN) {
            badges.add(new Badge(
                    reading.state() == QuarantineState.BOOKED ? State.GOOD : State.INFO,
                    getTranslation("metering.office.quarantine.state." + reading.state())));
        }
        badges.addClassName("badges");
        return badges;
    }

    private Div why(QuarantinedReading reading) {
        var key = "metering.office.reason." + reading.reason();
        var todo = new Paragraph(getTranslation(key + ".todo"));
        todo.addClassName("muted");
        var why = new Div(new Paragraph(getTranslation(key + ".text")), todo);
        if (!reading.flags().isEmpty()) {
            why.add(new Paragraph(getTranslation("metering.plan.flags", FlagWords.of(this, reading.flags()))));
        }
        why.addClassName("stack-s");
        return why;
    }

    private KeyValueList facts(QuarantinedReading reading) {
        var formats = moments.formats();
        var list = new KeyValueList();
        if (reading.expected() != null) {
            list.row(getTranslation("metering.office.quarantine.expected"), reading.expected());
        }
        list.row(getTranslation("metering.office.quarantine.index"), formats.indexAsItCame(reading.indexText()))
                .row(getTranslation("metering.office.quarantine.readAt"), formats.moment(reading.readAt()))
                .row(getTranslation("metering.office.quarantine.receivedAt"), formats.moment(reading.receivedAt()))
                .row(
                        getTranslation("metering.office.quarantine.concentrator"),
                        reading.concentrator() + " · " + reading.bridge());
        var resolvedAt = reading.resolvedAt();
        if (resolvedAt != null) {
            list.row(
                    getTranslation("metering.office.quarantine.resolved"),
                    formats.moment(resolvedAt) + " · " + Objects.requireNonNullElse(reading.resolvedBy(), "–"));
        }
        if (reading.note() != null) {
            list.row(getTranslation("metering.office.quarantine.note"), reading.note());
        }
        return list;
    }

    private Div actions(QuarantinedReading reading) {
        var book = new Button(getTranslation("metering.office.quarantine.book"), pressed -> book(reading));
        book.setDisableOnClick(true);
        var dismiss = new Button(
                getTranslation("metering.office.quarantine.dismiss"),
                pressed -> DismissDialog.of(reading, note -> dismiss(reading, note))
                        .open());
        var actions = new Div(book, dismiss);
        actions.addClassName("actions");
        if (reading.reason() == RefusalReason.UNKNOWN_METER && Technicians.include(viewer)) {
            // Nothing can be booked before the meter is known; its registration books what waits.
            var register = new Button(getTranslation("metering.search.register.meter"), pressed -> register(reading));
            register.addThemeVariants(ButtonVariant.PRIMARY);
            actions.addComponentAsFirst(register);
        } else {
            book.addThemeVariants(ButtonVariant.PRIMARY);
        }
        return actions;
    }

    private void register(QuarantinedReading reading) {
        unknown.register(reading, viewer, this, moments.formats(), notice -> {
            answer.removeAll();
            answer.add(notice);
            reload();
        });
    }

    private void book(QuarantinedReading reading) {
        try {
            say(quarantine.book(id, reading.version(), viewer));
        } catch (StaleEditException faster) {
            sayStale();
        }
        reload();
    }

    private void dismiss(QuarantinedReading reading, String note) {
        answer.removeAll();
        try {
            quarantine.dismiss(id, reading.version(), note, viewer);
        } catch (StaleEditException faster) {
            sayStale();
        }
        reload();
    }

    private void say(BookingOutcome outcome) {
        answer.removeAll();
        switch (outcome) {
            case BookingOutcome.Booked(var meter) ->
                answer.add(new Notice(State.GOOD, getTranslation("metering.office.quarantine.booked"), "")
                        .actions(new PageLink(
                                MeteringNavigation.meter(meter), getTranslation("metering.office.meter.open")))
                        .announced());
            case BookingOutcome.StillRefused(RefusalReason reason) ->
                answer.add(new Notice(
                                State.WARN,
                                getTranslation("metering.office.quarantine.still"),
                                getTranslation("metering.office.reason." + reason + ".text"))
                        .announced());
        }
    }

    private void sayStale() {
        answer.removeAll();
        answer.add(new Notice(
                        State.INFO,
                        getTranslation("metering.office.quarantine.stale"),
                        getTranslation("metering.office.quarantine.stale.text"))
                .announced());
    }
}
