package pl.nurt.metering.ui;

import org.springframework.stereotype.Component;
import pl.nurt.platform.ui.OfficeSearch;

/** The office's search leads to the list of meters: it finds customers, numbers and addresses. */
@Component
class MeterSearchField implements OfficeSearch {
    @Override
    public String hintKey() {
        return "metering.office.search.everywhere";
    }

    @Override
    public String locationFor(String query) {
        return MeteringNavigation.metersWith(query);
    }
}
