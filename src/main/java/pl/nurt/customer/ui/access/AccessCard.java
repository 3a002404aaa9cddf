package pl.nurt.customer.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.util.List;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.access.AccessCode;
import pl.nurt.customer.access.AccessCodeState;
import pl.nurt.customer.access.PastAccount;
import pl.nurt.customer.people.PortalAccount;
import pl.nurt.customer.ui.access.AccessPanel.Counter;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.text.Formats;

/** Who signs in for the customer, which codes wait to be used, and what was before. */
final class AccessCard extends Card {
    private static final int MOST = 30;

    private final Counter counter;
    private final CustomerId customer;
    private final Viewer viewer;
    private final boolean may;
    private final Div body = new Div();

    AccessCard(Counter counter, CustomerId customer, Viewer viewer, LiveUpdates live) {
        super("");
        this.counter = counter;
        this.customer = customer;
        this.viewer = viewer;
        may = viewer.may(Right.GIVE_ACCESS);
        setHeading(getTranslation("customer.access"));
        addClassName("access-card");
        if (may) {
            var issue = new Button(getTranslation("customer.access.issue"), pressed -> issue());
            issue.addThemeVariants(ButtonVariant.TERTIARY);
            aside(issue);
        }
        add(body);
        live.whileAttached(
                this, CustomerChanged.class, event -> event.customers().contains(customer), events -> reload());
        reload();
    }

    private void reload() {
        body.removeAll();
        var accounts = counter.customers().card(customer).accounts();
        var codes = counter.codes().of(customer, MOST);
        var list = list("access-list", getTranslation("customer.access"));
        accounts.forEach(account -> list.add(account(account)));
        codes.stream().filter(AccessCode::isOpen).forEach(code -> list.add(open(code)));
        if (list.getChildren().findAny().isEmpty()) {
            var nobody = new Paragraph(getTranslation("customer.access.nobody"));
            nobody.addClassNames("muted", "small");
            body.add(nobody);
        } else {
            body.add(list);
        }
        var past = counter.links().past(customer, MOST);
        var ended = codes.stream().filter(code -> !code.isOpen()).toList();
        if (!past.isEmpty() || !ended.isEmpty()) {
            body.add(before(past, ended));
        }
    }

    private ListItem account(PortalAccount account) {
        var item = item(
                account.displayName(),
                account.enabled() ? null : new Badge(State.WARN, getTranslation("customer.access.off")),
                getTranslation("customer.access.account", account.login(), day(account.since())));
        if (may) {
            item.add(button(
                    "customer.access.unlink",
                    account.displayName(),
                    () -> unlinkDialog(account).open()));
        }
        return item;
    }

    private ListItem open(AccessCode code) {
        var locked = code.state() == AccessCodeState.LOCKED;
        var item = item(
                code.person(),
                new Badge(
                        locked ? State.WARN : State.INFO,
                        getTranslation(locked ? "customer.access.codeLocked" : "customer.access.codeWaits")),
                getTranslation(
                        code.email() == null ? "customer.access.waiting" : "customer.access.waitingMail",
                        day(code.issuedAt()),
                        day(code.expiresAt().minusSeconds(1)),
                        code.email() == null ? "" : code.email()));
        if (may) {
            item.add(button(
                    "customer.access.revoke",
                    code.person(),
                    () -> Dialogs.confirm(
                            getTranslation("customer.access.revoke.title", code.person()),
                            getTranslation("customer.access.revoke.text"),
                            getTranslation("customer.access.revoke"),
                            () -> {
                                counter.codes().revoke(code.id(), viewer);
                                reload();
                            })));
        }
        return item;
    }

    private Component before(List<PastAccount> past, List<AccessCode> ended) {
        var list = list("access-list", getTranslation("customer.access.before"));
        past.forEach(account -> list.add(item(
                account.displayName(),
                null,
                getTranslation(
                        "customer.access.unlinked",
                        account.login(),
                        day(account.since()),
                        day(account.until()),
                        account.endedBy() == null ? "–" : account.endedBy(),
                        account.reason()))));
        ended.forEach(code -> list.add(item(
                code.person(),
                null,
                getTranslation(
                        endedKey(code.state()),
                        day(code.issuedAt()),
                        day(code.endedAt() == null ? code.expiresAt().minusSeconds(1) : code.endedAt()),
                        code.issuedBy() == null ? "–" : code.issuedBy()))));
        return new NativeDetails(getTranslation("customer.access.before"), list);
    }

    private static String endedKey(AccessCodeState state) {
        return switch (state) {
            case USED -> "customer.access.ended.used";
            case REVOKED -> "customer.access.ended.revoked";
            case EXPIRED, WAITING, LOCKED -> "customer.access.ended.expired";
        };
    }

    private static UnorderedList list(String className, String label) {
        var list = new UnorderedList();
        list.addClassName(className);
        list.getElement().setAttribute("aria-label", label);
        return list;
    }

    private static ListItem item(String name, @org.jspecify.annotations.Nullable Badge badge, String detail) {
        var strong = new Span(name);
        strong.addClassName("strong");
        var first = new Div(strong);
        first.addClassName("consent-line");
        if (badge != null) {
            first.add(badge);
        }
        var second = new Span(detail);
        second.addClassNames("muted", "tiny");
        return new ListItem(first, second);
    }

    private Button button(String key, String about, Runnable action) {
        var button = new Button(getTranslation(key), pressed -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key) + ": " + about);
        return button;
    }

    private FormDialog unlinkDialog(PortalAccount account) {
        var form = new Form(Columns.ONE);
        var reason = form.required("reason", new TextArea(getTranslation("customer.access.reason")));
        reason.setHelperText(getTranslation("customer.access.reason.help"));
        return new FormDialog(
                        getTranslation("customer.access.unlink.title", account.displayName()),
                        form,
                        getTranslation("customer.access.unlink"),
                        () -> {
                            counter.links().unlink(customer, account, reason.getValue(), viewer);
                            reload();
                        })
                .text(getTranslation("customer.access.unlink.text", account.login()))
                .danger();
    }

    private void issue() {
        var people = counter.codes().people(customer);
        if (people.isEmpty()) {
            Dialogs.tell(getTranslation("customer.access.noPerson"), getTranslation("customer.access.noPerson.text"));
        } else {
            new IssueDialogs(counter, customer, viewer, this::reload)
                    .issue(people, this)
                    .open();
        }
    }

    private String day(Instant at) {
        return Formats.of(getLocale()).day(CivilTime.dayOf(at));
    }
}
