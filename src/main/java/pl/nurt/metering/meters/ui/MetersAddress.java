package pl.nurt.metering.meters.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterState;

/** What the list of meters is asked, as it stands in the address: {@code ?q=kopernika&state=silent&meter=17}. */
record MetersAddress(
        String text, @Nullable MeterState state, @Nullable MeterId meter) {
    /** Whatever cannot be understood is left out: an address is typed, cut and pasted. */
    static MetersAddress of(QueryParameters parameters) {
        var text = parameters.getSingleParameter("q").orElse("");
        var state = parameters.getSingleParameter("state").orElse("");
        var meter = parameters.getSingleParameter("meter").orElse("");
        return new MetersAddress(
                new MeterFilter(text, null).text(),
                Arrays.stream(MeterState.values())
                        .filter(known -> name(known).equals(state))
                        .findFirst()
                        .orElse(null),
                meter.matches("\\d{1,18}") ? new MeterId(Long.parseLong(meter)) : null);
    }

    String location() {
        var parameters = new HashMap<String, String>();
        if (!text.isBlank()) {
            parameters.put("q", text);
        }
        if (state != null) {
            parameters.put("state", name(state));
        }
        if (meter != null) {
            parameters.put("meter", "" + meter.value());
        }
        var query = QueryParameters.simple(parameters).getQueryString();
        return query.isEmpty() ? MeteringNavigation.METERS : MeteringNavigation.METERS + "?" + query;
    }

    private static String name(MeterState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
