package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.identity.CurrentUser;
import pl.nurt.metering.use.Consumption;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.frame.StartPanel;

/** What this room brings to the resident's start page. */
@Configuration(proxyBeanMethods = false)
class ResidentPanels {
    private final Consumption consumption;
    private final CurrentUser user;
    private final LiveUpdates live;
    private final Clock clock;

    ResidentPanels(Consumption consumption, CurrentUser user, LiveUpdates live, Clock clock) {
        this.consumption = consumption;
        this.user = user;
        this.live = live;
        this.clock = clock;
    }

    @Bean
    StartPanel ownMeters() {
        return new StartPanel() {
            @Override
            public int order() {
                return 20;
            }

            @Override
            public Component create() {
                return new OwnMeters(consumption, user.viewer(), live, clock);
            }
        };
    }

    /** The chart of the first meter's use. */
    @Bean
    StartPanel ownUse() {
        return new StartPanel() {
            @Override
            public int order() {
                return 30;
            }

            @Override
            public boolean wide() {
                return true;
            }

            @Override
            public Component create() {
                return new UseCard(consumption, user.viewer(), live, clock);
            }
        };
    }
}
