package pl.nurt.metering.meters.ui;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.search.SearchHit;
import pl.nurt.platform.ui.search.SearchSource;
import pl.nurt.platform.ui.text.Formats;

/** Meters in the office's search: by number, address and customer, each with its index. */
@Component
class MeterSearchSource implements SearchSource {
    private final Meters meters;

    MeterSearchSource(Meters meters) {
        this.meters = meters;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String titleKey() {
        return "metering.office.meters";
    }

    @Override
    public List<SearchHit> find(String query, int most) {
        return meters.find(query, most).stream().map(MeterSearchSource::hit).toList();
    }

    @Override
    public void shown(String query, List<SearchHit> hits) {
        meters.seen(query, hits.stream().map(SearchHit::text).toList());
    }

    private static SearchHit hit(MeterRow row) {
        var place = row.place();
        var index = row.index();
        return new SearchHit(
                Icons.METER,
                place == null ? row.serialNumber() : row.serialNumber() + " · " + place.shortAddress(),
                index == null ? "" : Formats.of(locale()).index(index) + " m³",
                MeteringNavigation.meter(row.meterId()),
                null);
    }

    private static Locale locale() {
        var ui = com.vaadin.flow.component.UI.getCurrent();
        return Objects.requireNonNullElseGet(ui == null ? null : ui.getLocale(), LocaleContextHolder::getLocale);
    }
}
