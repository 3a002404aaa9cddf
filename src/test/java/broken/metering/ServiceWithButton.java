package broken.metering;

import com.vaadin.flow.component.html.NativeButton;

class ServiceWithButton extends NativeButton {}
