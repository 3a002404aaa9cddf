package pl.nurt.customer.ui.register;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.search.CustomerHit;
import pl.nurt.customer.search.CustomerSearch;
import pl.nurt.customer.search.StreetHit;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.customer.ui.Initials;
import pl.nurt.identity.CurrentUser;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.search.SearchHit;
import pl.nurt.platform.ui.search.SearchSource;
import pl.nurt.platform.ui.text.PhoneText;

/** What this room brings to the office's search: customers, places, streets. */
@Configuration(proxyBeanMethods = false)
class CustomerSearchSources {
    @Bean
    SearchSource customersFound(
            CustomerSearch search, Customers customers, Contracts contracts, CurrentUser currentUser) {
        return new SearchSource() {
            @Override
            public int order() {
                return 100;
            }

            @Override
            public String titleKey() {
                return "customer.search.customers";
            }

            @Override
            public List<SearchHit> find(String query, int most) {
                return search.customers(query, most).stream()
                        .map(found -> new SearchHit(
                                Icons.USER,
                                text(found),
                                found.number(),
                                CustomerNavigation.customer(found.customerId()),
                                () -> preview(customers.look(found.customerId(), currentUser.viewer()), contracts)))
                        .toList();
            }

            @Override
            public void shown(String query, List<SearchHit> hits) {
                search.seen(query, hits.stream().map(SearchHit::detail).toList());
            }

            @Override
            public Optional<String> everything(String query) {
                return Optional.of(CustomerNavigation.customersWith(query));
            }
        };
    }

    @Bean
    SearchSource placesFound(CustomerSearch search) {
        return new SearchSource() {
            @Override
            public int order() {
                return 200;
            }

            @Override
            public String titleKey() {
                return "customer.search.places";
            }

            @Override
            public List<SearchHit> find(String query, int most) {
                return search.places(query, most).stream()
                        .map(found -> new SearchHit(
                                Icons.PIN,
                                found.place().fullAddress(),
                                found.holder() == null ? "" : found.holder().name(),
                                CustomerNavigation.place(found.place().servicePointId()),
                                null))
                        .toList();
            }

            @Override
            public void shown(String query, List<SearchHit> hits) {
                search.seen(query, hits.stream().map(SearchHit::text).toList());
            }
        };
    }

    @Bean
    SearchSource streetsFound(CustomerSearch search) {
        return new SearchSource() {
            @Override
            public int order() {
                return 400;
            }

            @Override
            public String titleKey() {
                return "customer.search.streets";
            }

            @Override
            public List<SearchHit> find(String query, int most) {
                return search.streets(query, Math.min(most, 3)).stream()
                        .map(found -> new SearchHit(
                                Icons.MAP,
                                name(found),
                                Integer.toString(found.places()),
                                CustomerNavigation.customersWith(name(found)),
                                null))
                        .toList();
            }
        };
    }

    private static String text(CustomerHit found) {
        var text = found.place() == null ? found.name() : found.name() + " · " + found.place();
        return found.endedContract() == null
                ? text
                : UI.getCurrent().getTranslation("customer.list.endedContract", text, found.endedContract());
    }

    private static String name(StreetHit found) {
        return found.street() == null ? found.locality() : found.street() + ", " + found.locality();
    }

    private static Component preview(CustomerCard card, Contracts contracts) {
        var avatar = new Span(Initials.of(card.name()));
        avatar.addClassName("initials");
        avatar.getElement().setAttribute("aria-hidden", "true");
        var about = new Paragraph(card.number()
                + card.firstPhone().map(phone -> " · " + PhoneText.of(phone)).orElse(""));
        about.addClassNames("muted", "tiny");
        var who = new Div(avatar, new Div(new H3(card.name()), about));
        who.addClassName("search-who");
        var list = new KeyValueList();
        contracts.ofCustomer(card.customerId()).stream()
                .filter(contract -> contract.validTo() == null)
                .limit(4)
                .forEach(contract -> list.row(contract.place().shortAddress(), contract.number()));
        return new Div(who, list);
    }
}
