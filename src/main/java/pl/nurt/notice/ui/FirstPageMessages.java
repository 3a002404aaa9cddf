package pl.nurt.notice.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.identity.CurrentUser;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.desk.DeskPanel;
import pl.nurt.platform.ui.frame.StartPanel;

/** What this room brings to the first pages of portal and office. */
@Configuration(proxyBeanMethods = false)
class FirstPageMessages {
    private final Inbox inbox;
    private final CurrentUser currentUser;
    private final LiveUpdates live;
    private final Clock clock;

    FirstPageMessages(Inbox inbox, CurrentUser currentUser, LiveUpdates live, Clock clock) {
        this.inbox = inbox;
        this.currentUser = currentUser;
        this.live = live;
        this.clock = clock;
    }

    @Bean
    StartPanel newsOfResident() {
        return new StartPanel() {
            @Override
            public int order() {
                return 90;
            }

            @Override
            public boolean wide() {
                return true;
            }

            @Override
            public Component create() {
                return newest(NoticesView.PATH);
            }
        };
    }

    @Bean
    DeskPanel newsOfStaff() {
        return new DeskPanel() {
            @Override
            public int order() {
                return 100;
            }

            @Override
            public Optional<Component> create() {
                return Optional.of(newest(OfficeNoticesView.PATH));
            }
        };
    }

    private NewestMessages newest(String path) {
        return new NewestMessages(path, inbox, currentUser.viewer(), live, clock);
    }
}
