package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ui.CustomerPanel;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.use.OfficeUse;
import pl.nurt.platform.live.LiveUpdates;

/** What a customer uses, on the customer's page: today's answer above, the year in the main column. */
@Configuration(proxyBeanMethods = false)
class CustomerUsePanels {
    private record Panel(Area area, int order, Function<CustomerId, Optional<Component>> maker)
            implements CustomerPanel {
        @Override
        public Optional<Component> create(CustomerId customer) {
            return maker.apply(customer);
        }
    }

    @Bean
    CustomerPanel useToday(OfficeUse use, Meters meters, LiveUpdates live, Clock clock) {
        return new Panel(CustomerPanel.Area.ANSWER, 200, customer -> {
            var found = use.of(customer);
            return found.meters().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new UseTodayCard(customer, found, use, meters, live, clock));
        });
    }

    @Bean
    CustomerPanel useOfTheYear(OfficeUse use, LiveUpdates live, Clock clock) {
        return new Panel(CustomerPanel.Area.MAIN, 300, customer -> {
            var found = use.of(customer);
            return found.meters().isEmpty() && found.year().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new UseOfTheYearCard(customer, found, use, live, clock));
        });
    }
}
