package broken.metering;

import com.vaadin.flow.component.html.NativeButton;
import org.springframework.scheduling.annotation.Scheduled;

class ServiceWithButton extends NativeButton {

    @Scheduled(fixedDelay = 1000)
    void onEveryPortal() {}
}
