package pl.nurt.customer.ui.register;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.people.CustomerFilter;
import pl.nurt.customer.people.CustomerRow;
import pl.nurt.customer.people.Customers;
import pl.nurt.platform.ui.list.ChipFilter;
import pl.nurt.platform.ui.list.KeyedRows;
import pl.nurt.platform.ui.list.SearchFilter;
import pl.nurt.platform.ui.search.SearchedRows;

/** The rows of the list of customers, as what is searched for and the chips ask for them. */
final class CustomerList implements KeyedRows<CustomerRow, CustomerId> {
    private final Customers customers;
    private final SearchFilter search;
    private final ChipFilter<Question> question;
    private final SearchedRows shown;

    /** The usual questions; who asks none of them sees everybody. */
    enum Question {
        PERSON(CustomerKind.PERSON),
        COMPANY(CustomerKind.COMPANY),
        HOUSING_COMMUNITY(CustomerKind.HOUSING_COMMUNITY),
        MUNICIPAL_UNIT(CustomerKind.MUNICIPAL_UNIT),
        WITHOUT_CONTRACT(null);

        private final @Nullable CustomerKind kind;

        Question(@Nullable CustomerKind kind) {
            this.kind = kind;
        }

        /** All of them, and that nobody asks one. */
        static List<Optional<Question>> all() {
            return Stream.concat(
                            Stream.of(Optional.<Question>empty()),
                            Arrays.stream(values()).map(Optional::of))
                    .toList();
        }
    }

    CustomerList(Customers customers, SearchFilter search, ChipFilter<Question> question, SearchedRows shown) {
        this.customers = customers;
        this.search = search;
        this.question = question;
        this.shown = shown;
    }

    @Override
    public List<CustomerRow> page(@Nullable CustomerRow after, int skip, int size, @Nullable Order order) {
        var rows = customers.page(filter(question.value()), after, skip, size);
        shown.came(search.value(), rows.stream().map(CustomerRow::number).toList());
        return rows;
    }

    /** The chips show the answers to all questions that are counted. */
    @Override
    public int count() {
        var counts = customers.counts(filter(question.value()));
        var shown = new HashMap<Optional<Question>, Long>();
        Question.all().stream()
                .filter(one -> counts.isCounted(filter(one)))
                .forEach(one -> shown.put(one, (long) counts.of(filter(one))));
        question.counts(shown);
        return counts.of(filter(question.value()));
    }

    @Override
    public List<CustomerRow> fresh(Collection<CustomerId> keys) {
        return customers.rows(keys, search.value());
    }

    @Override
    public CustomerId key(CustomerRow row) {
        return row.customerId();
    }

    private CustomerFilter filter(Optional<Question> asked) {
        return new CustomerFilter(
                search.value(),
                asked.map(one -> one.kind).orElse(null),
                asked.filter(one -> one == Question.WITHOUT_CONTRACT).isPresent());
    }
}
