package pl.nurt.metering.use.ui;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ui.CustomerPanel;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.metering.use.CustomerUse;
import pl.nurt.metering.use.OfficeUse;
import pl.nurt.platform.live.LiveUpdates;

/** What a customer uses, on the customer's page: today's answer above, the year in the main column. */
@Component
class CustomerUsePanels implements CustomerPanel {
    private final OfficeUse use;
    private final Meters meters;
    private final LiveUpdates live;
    private final Clock clock;

    CustomerUsePanels(OfficeUse use, Meters meters, LiveUpdates live, Clock clock) {
        this.use = use;
        this.meters = meters;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public List<Part> of(CustomerId customer) {
        var found = use.of(customer);
        var parts = new ArrayList<Part>();
        if (!found.meters().isEmpty() || !found.year().isEmpty()) {
            var year = new UseOfTheYearCard(found, clock);
            var today = new UseTodayCard(found, meters, clock);
            parts.add(new Part(Area.MAIN, 300, year));
            if (!found.meters().isEmpty()) {
                parts.add(new Part(Area.ANSWER, 200, today));
            }
            new Follower(customer, found, today, year).start();
        }
        return parts;
    }

    /** Asks anew when days of one of the meters were built anew, once for both cards. */
    private final class Follower {
        private final CustomerId customer;
        private final UseTodayCard today;
        private final UseOfTheYearCard year;
        private volatile Set<MeterId> shown;

        Follower(CustomerId customer, CustomerUse first, UseTodayCard today, UseOfTheYearCard year) {
            this.customer = customer;
            this.today = today;
            this.year = year;
            shown = first.meters();
        }

        void start() {
            live.whileAttached(
                    year,
                    UseRebuilt.class,
                    event -> event.meters().stream().anyMatch(shown::contains),
                    events -> show(use.of(customer)));
        }

        private void show(CustomerUse now) {
            shown = now.meters();
            today.show(now);
            year.show(now);
        }
    }
}
