package broken.metering;

import com.vaadin.flow.component.html.NativeButton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;

class ServiceWithButton extends NativeButton {

    @Scheduled(fixedDelay = 1000)
    void onEveryPortal() {}

    @PreAuthorize("hasRole('FINANCE')")
    void ofRolesInstead() {}
}
