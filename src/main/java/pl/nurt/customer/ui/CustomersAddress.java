package pl.nurt.customer.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.people.CustomerFilter;

/** What the list of customers is asked, as it stands in the address: {@code ?q=kopernika&kind=company}. */
record CustomersAddress(String text, Question question) {
    /** The usual questions. */
    enum Question {
        ALL(null),
        PERSON(CustomerKind.PERSON),
        COMPANY(CustomerKind.COMPANY),
        HOUSING_COMMUNITY(CustomerKind.HOUSING_COMMUNITY),
        MUNICIPAL_UNIT(CustomerKind.MUNICIPAL_UNIT),
        WITHOUT_CONTRACT(null);

        private final @Nullable CustomerKind kind;

        Question(@Nullable CustomerKind kind) {
            this.kind = kind;
        }

        CustomerFilter filter(String text) {
            return new CustomerFilter(text, kind, this == WITHOUT_CONTRACT);
        }
    }

    /** Whatever cannot be understood is left out: an address is typed, cut and pasted. */
    static CustomersAddress of(QueryParameters parameters) {
        var kind = parameters.getSingleParameter("show").orElse("");
        return new CustomersAddress(
                new CustomerFilter(parameters.getSingleParameter("q").orElse(""), null, false).text(),
                Arrays.stream(Question.values())
                        .filter(known -> name(known).equals(kind))
                        .findFirst()
                        .orElse(Question.ALL));
    }

    CustomerFilter filter() {
        return question.filter(text);
    }

    String location() {
        var parameters = new HashMap<String, String>();
        if (!text.isBlank()) {
            parameters.put("q", text);
        }
        if (question != Question.ALL) {
            parameters.put("show", name(question));
        }
        var query = QueryParameters.simple(parameters).getQueryString();
        return query.isEmpty() ? CustomerNavigation.CUSTOMERS : CustomerNavigation.CUSTOMERS + "?" + query;
    }

    private static String name(Question question) {
        return question.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
