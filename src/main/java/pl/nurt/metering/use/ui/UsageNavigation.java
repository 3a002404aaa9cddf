package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.use.UsePeriod;
import pl.nurt.metering.use.UsePeriod.Span;
import pl.nurt.platform.ui.text.InAddress;

/** Ways to the view of use; what it shows stands in the address, so that it can be kept and sent. */
final class UsageNavigation {
    private static final String METER = "meter";
    private static final String SPAN = "span";
    private static final String DAY = "day";
    private static final String FIND = "find";

    /**
     * What an address asks for.
     *
     * @param meter null for the first one
     * @param find whether the day search is wanted
     * @param wanted the day searched for; null when none is chosen yet
     */
    record Wish(
            @Nullable MeterId meter,
            UsePeriod period,
            boolean find,
            @Nullable LocalDate wanted) {}

    private UsageNavigation() {}

    static RouterLink toDaySearch(MeterId meter, String text) {
        return button(text, Map.of(METER, String.valueOf(meter.value()), FIND, ""));
    }

    static RouterLink toUse(MeterId meter, String text) {
        var link = button(text, Map.of(METER, String.valueOf(meter.value())));
        link.addClassName("quiet");
        return link;
    }

    static void go(Wish wish) {
        var parameters = new LinkedHashMap<String, String>();
        if (wish.meter() != null) {
            parameters.put(METER, String.valueOf(wish.meter().value()));
        }
        parameters.put(SPAN, code(wish.period().span()));
        parameters.put(DAY, wish.period().day().toString());
        if (wish.wanted() != null) {
            parameters.put(FIND, wish.wanted().toString());
        }
        UI.getCurrent().navigate(UsageView.class, QueryParameters.simple(parameters));
    }

    /** Reads an address; whatever makes no sense is as if it were not there. */
    static Wish wish(QueryParameters parameters, LocalDate today) {
        var span = parameters
                .getSingleParameter(SPAN)
                .flatMap(UsageNavigation::span)
                .orElse(Span.MONTH);
        var day = parameters
                .getSingleParameter(DAY)
                .flatMap(InAddress::day)
                .filter(asked -> !asked.isAfter(today))
                .orElse(today);
        var meter =
                parameters.getSingleParameter(METER).flatMap(InAddress::number).map(MeterId::new);
        var find = parameters.getSingleParameter(FIND);
        return new Wish(
                meter.orElse(null),
                new UsePeriod(span, day),
                find.isPresent(),
                find.flatMap(InAddress::day).orElse(null));
    }

    private static RouterLink button(String text, Map<String, String> parameters) {
        var link = new RouterLink(text, UsageView.class);
        link.setQueryParameters(QueryParameters.simple(parameters));
        link.addClassName("button");
        return link;
    }

    private static String code(Span span) {
        return switch (span) {
            case DAY -> "24h";
            case MONTH -> "30d";
            case YEAR -> "12m";
        };
    }

    private static Optional<Span> span(String code) {
        return Stream.of(Span.values()).filter(span -> code(span).equals(code)).findFirst();
    }
}
