package pl.nurt.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.List;
import org.springframework.dao.DataAccessException;
import pl.nurt.customer.people.CustomerFilter;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.ui.CustomersAddress.Question;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.platform.ui.ChipBar;
import pl.nurt.platform.ui.EmptyState;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.Notice;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;

/** All customers in Polish order: searched as one types, asked the usual questions, opened by a click. */
@Route(CustomerNavigation.CUSTOMERS)
@Menu(title = "customer.list", order = 105, icon = "user")
@RolesAllowed(Rights.STAFF)
class CustomersView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private final Customers customers;
    private final boolean mayWrite;
    private final TextField search = new TextField();
    private final ChipBar<Question> chips;
    private final CustomerGrid grid;
    private final Div instead = new Div();
    private boolean reading;

    CustomersView(Customers customers, CurrentUser currentUser) {
        this.customers = customers;
        mayWrite = currentUser.viewer().may(Right.KEEP_CUSTOMERS);
        chips = new ChipBar<>(
                getTranslation("customer.list.which"),
                List.of(Question.values()),
                question -> getTranslation("customer.question." + question));
        chips.addValueChangeListener(changed -> search());
        grid = new CustomerGrid(customers);
        grid.addItemClickListener(clicked -> getUI().ifPresent(ui ->
                ui.navigate(CustomerNavigation.customer(clicked.getItem().customerId()))));
        addClassNames("list-of-rows", "customers-view");
        add(heading(), chips, instead, grid);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("customer.list");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var asked = CustomersAddress.of(event.getLocation().getQueryParameters());
        reading = true;
        search.setValue(asked.text());
        chips.setValue(asked.question());
        reading = false;
        search();
    }

    private PageHeading heading() {
        search.setLabel(getTranslation("customer.list.search"));
        search.addClassName("list-search");
        search.setPlaceholder(getTranslation("customer.list.search.hint"));
        search.setPrefixComponent(Icons.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(CustomerFilter.MAX_TEXT);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(250);
        search.addValueChangeListener(changed -> search());
        var heading = new PageHeading(getPageTitle());
        if (!mayWrite) {
            return heading.actions(search);
        }
        var add = new Button(
                getTranslation("customer.new"),
                pressed -> getUI().ifPresent(ui -> ui.navigate(CustomerNavigation.newCustomer())));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return heading.actions(search, add);
    }

    private void search() {
        if (reading) {
            return;
        }
        var asked = new CustomersAddress(search.getValue().strip(), chips.getValue());
        instead.removeAll();
        try {
            var counts = customers.counts(asked.text());
            var byQuestion = new EnumMap<Question, Long>(Question.class);
            for (var question : Question.values()) {
                byQuestion.put(question, (long) counts.of(question.filter(asked.text())));
            }
            chips.setCounts(byQuestion);
            var found = counts.of(asked.filter());
            grid.show(asked.filter(), found);
            grid.setVisible(found > 0);
            if (found == 0) {
                instead.add(nothingFound(counts.all() == 0 && asked.text().isEmpty()));
            }
        } catch (DataAccessException unreachable) {
            grid.setVisible(false);
            instead.add(failed());
        }
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, asked.location()));
    }

    private EmptyState nothingFound(boolean noneAtAll) {
        if (noneAtAll) {
            return new EmptyState(
                    Icons.USER, getTranslation("customer.list.none"), getTranslation("customer.list.none.text"));
        }
        return new EmptyState(
                Icons.SEARCH,
                getTranslation("customer.list.notFound"),
                getTranslation("customer.list.notFound.text"),
                new Button(getTranslation("customer.list.showAll"), pressed -> showAll()));
    }

    private void showAll() {
        reading = true;
        search.clear();
        chips.setValue(Question.ALL);
        reading = false;
        search();
    }

    private Notice failed() {
        return new Notice(
                        State.BAD, getTranslation("customer.list.failed"), getTranslation("customer.list.failed.text"))
                .actions(new Button(getTranslation("customer.list.retry"), pressed -> search()))
                .announced();
    }
}
