package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import pl.nurt.metering.meters.MeterCard;
import pl.nurt.platform.ui.text.Moments;

/**
 * A part of a meter's page in the office that another room brings; implemented by a bean. It stands below what metering itself says, in
 * the order of the beans, and moves by itself while it is shown.
 */
@NamedInterface("ui")
public interface MeterPanel {
    /** A card for the meter; empty when the room has nothing to say of it. Only staff sees the page. */
    Optional<Component> of(MeterCard meter, Moments moments);
}
