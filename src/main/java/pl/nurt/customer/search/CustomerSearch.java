package pl.nurt.customer.search;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.internal.search.SearchQuery;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.audit.Looks;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.internal.PlainWords;

/**
 * Finds by names, numbers, phones, mail addresses, plots and streets while somebody types; capital and Polish letters do not matter.
 *
 * <p>An empty text finds nothing. Best first; never more than was asked for.
 */
@Service
@Transactional(readOnly = true)
@HasRight(Right.STAFF)
public class CustomerSearch {
    private final SearchQuery query;
    private final Looks looks;
    private final Clock clock;

    CustomerSearch(SearchQuery query, Looks looks, Clock clock) {
        this.query = query;
        this.looks = looks;
        this.clock = clock;
    }

    @Transactional
    public List<CustomerHit> customers(String text, int most) {
        var words = PlainWords.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        looks.note(CustomerDeed.CUSTOMERS_SEARCHED, CustomerDeed.REGISTER);
        return query.customers(words, most, CivilTime.dayOf(clock.instant()));
    }

    @Transactional
    public List<PlaceHit> places(String text, int most) {
        var words = PlainWords.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        looks.note(CustomerDeed.CUSTOMERS_SEARCHED, CustomerDeed.REGISTER);
        return query.places(words, most, CivilTime.dayOf(clock.instant()));
    }

    /** The answer to these words was there long enough to be read. @param shown numbers or addresses of what was found */
    @Transactional
    public void seen(String text, List<String> shown) {
        looks.asked(CustomerDeed.CUSTOMERS_SEARCHED, CustomerDeed.REGISTER, text, shown);
    }

    public List<StreetHit> streets(String text, int most) {
        var words = PlainWords.of(text);
        return words.isEmpty() ? List.of() : query.streets(words, most);
    }
}
