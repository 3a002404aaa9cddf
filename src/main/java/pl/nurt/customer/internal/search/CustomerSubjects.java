package pl.nurt.customer.internal.search;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.SubjectsByName;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.internal.PlainWords;

/** Lets the log be asked for customers and places by name, number or address. */
@Component
class CustomerSubjects implements SubjectsByName {
    private static final int MOST = 30;

    private final SearchQuery query;
    private final Clock clock;

    CustomerSubjects(SearchQuery query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    @Override
    public List<AuditSubject> named(String text) {
        var words = PlainWords.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        var today = CivilTime.dayOf(clock.instant());
        return Stream.concat(
                        query.customers(words, MOST, today).stream().map(hit -> CustomerDeed.subject(hit.customerId())),
                        query.places(words, MOST, today).stream()
                                .map(hit -> CustomerDeed.subject(hit.place().servicePointId())))
                .toList();
    }
}
