package pl.nurt.billing.register.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.register.MonthClosing;
import pl.nurt.billing.register.SalesMonth;
import pl.nurt.billing.register.SalesMonthChanged;
import pl.nurt.billing.register.SalesRegister;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.list.OfficeTable;
import pl.nurt.platform.ui.text.Formats;

/** What was sold, month by month: sums, the register as a spreadsheet, and the closing of months that are done with. */
@Route(SalesRegisterView.PATH)
@Menu(title = "billing.register", order = 215, icon = "table")
@RolesAllowed(Rights.SEE_BILLS)
class SalesRegisterView extends Div implements HasDynamicTitle {
    static final String PATH = "office/billing/register";

    private static final int AT_ONCE = 13;

    private final SalesRegister register;
    private final RegisterExport export;
    private final Viewer viewer;
    private final Formats formats;
    private final Div place = new Div();
    private int shown = AT_ONCE;

    SalesRegisterView(SalesRegister register, RegisterExport export, CurrentUser user, LiveUpdates live) {
        this.register = register;
        this.export = export;
        viewer = user.viewer();
        formats = Formats.of(getLocale());
        place.addClassName("stack");
        add(new PageHeading(getPageTitle()), place);
        show();
        live.whileAttached(this, SalesMonthChanged.class, event -> true, events -> show());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.register");
    }

    private void show() {
        var months = register.months(null, shown + 1);
        place.removeAll();
        if (months.isEmpty()) {
            place.add(new EmptyState(Icons.TABLE, text("none"), text("none.text")));
            return;
        }
        var table = new OfficeTable(
                getPageTitle(),
                OfficeTable.column(text("month")),
                OfficeTable.figures(text("invoices")),
                OfficeTable.figures(text("net")),
                OfficeTable.figures(text("vat")),
                OfficeTable.figures(text("gross")),
                OfficeTable.column(text("state")),
                OfficeTable.column(text("act")));
        months.stream().limit(shown).forEach(month -> row(table, month));
        var card = new Card(text("months"));
        card.subtitle(text("why"));
        card.add(table);
        if (months.size() > shown) {
            card.actions(new Button(text("earlier"), pressed -> {
                shown += AT_ONCE;
                show();
            }));
        }
        place.add(card);
        var reopened = months.stream()
                .limit(shown)
                .flatMap(month -> month.closings().stream())
                .filter(closing -> closing.reopened() != null)
                .toList();
        if (!reopened.isEmpty()) {
            place.add(history(reopened));
        }
    }

    private void row(OfficeTable table, SalesMonth month) {
        table.row(
                new Span(formats.month(month.month())),
                new Span(formats.count(month.invoices())),
                new Span(formats.amount(month.net())),
                new Span(formats.amount(month.vat())),
                new Span(formats.amount(month.gross())),
                state(month),
                acts(month));
    }

    private Component state(SalesMonth month) {
        var closed = month.closed().orElse(null);
        if (closed == null) {
            return month.isOver() ? new Badge(State.WARN, text("open")) : new Badge(State.INFO, text("running"));
        }
        var by = new Span(text("closedBy", formats.moment(closed.closedAt()), closed.closedBy()));
        by.addClassNames("muted", "small");
        var state = new Div(new Badge(State.GOOD, text("closed")), by);
        state.addClassName("stack-s");
        return state;
    }

    private Component acts(SalesMonth month) {
        var name = formats.month(month.month());
        var buttons = new ArrayList<Button>();
        var sheet = new Button("XLSX", pressed -> {
            export.start(viewer, month.month(), getLocale());
            Toast.show(text("begun", name));
        });
        sheet.setAriaLabel(text("sheetOf", name));
        sheet.setDisableOnClick(true);
        buttons.add(sheet);
        if (viewer.may(Right.RUN_BILLS)) {
            if (month.closed().isPresent()) {
                buttons.add(act(text("reopen"), text("reopenOf", name), () -> reopen(month.month(), name)));
            } else if (month.isOver()) {
                buttons.add(act(text("close"), text("closeOf", name), () -> close(month, name)));
            }
        }
        buttons.forEach(button -> button.addThemeVariants(ButtonVariant.SMALL));
        var acts = new Div(buttons.toArray(Button[]::new));
        acts.addClassName("row");
        return acts;
    }

    private static Button act(String words, String whole, Runnable act) {
        var button = new Button(words, pressed -> act.run());
        button.setAriaLabel(whole);
        return button;
    }

    private void close(SalesMonth month, String name) {
        Dialogs.confirm(
                text("closeOf", name),
                text("close.text", month.invoices(), formats.money(month.gross())),
                text("close"),
                () -> {
                    register.close(viewer, month.month());
                    show();
                    Toast.show(text("closedNow", name));
                });
    }

    private void reopen(YearMonth month, String name) {
        var form = new Form(Columns.ONE);
        var reason = new TextArea(text("reason"));
        reason.setMaxLength(SalesRegister.LONGEST_REASON);
        form.required("reason", reason);
        new FormDialog(text("reopenOf", name), form, text("reopen"), () -> {
                    register.reopen(viewer, month, reason.getValue());
                    show();
                })
                .text(text("reopen.text"))
                .open();
    }

    private Card history(List<MonthClosing> reopened) {
        var card = new Card(text("history"));
        reopened.forEach(closing -> card.add(line(closing, closing.reopened())));
        return card;
    }

    private Paragraph line(MonthClosing closing, MonthClosing.@Nullable Reopened reopened) {
        return new Paragraph(
                reopened == null
                        ? ""
                        : text(
                                "reopened",
                                formats.month(closing.month()),
                                formats.moment(reopened.at()),
                                reopened.by(),
                                reopened.reason()));
    }

    private String text(String key, Object... arguments) {
        return getTranslation("billing.register." + key, arguments);
    }
}
