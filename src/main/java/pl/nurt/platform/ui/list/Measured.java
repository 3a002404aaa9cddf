package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Component;
import java.util.function.IntConsumer;

/** Tells how wide a component is, whatever stands around it, and whenever that changes. */
final class Measured {
    private static final String WIDTH = "event.detail.width";

    Measured(Component component, IntConsumer width) {
        component
                .getElement()
                .addEventListener(
                        "measured",
                        event -> width.accept(event.getEventData().get(WIDTH).asInt()))
                .addEventData(WIDTH)
                .debounce(100);
        component.addAttachListener(attached -> component.getElement().executeJs("""
                if (!this.measuring) {
                  let last = 0;
                  this.measuring = new ResizeObserver(([entry]) => {
                    const width = Math.round(entry.contentRect.width);
                    if (width > 0 && width !== last) {
                      last = width;
                      this.dispatchEvent(new CustomEvent('measured', { detail: { width } }));
                    }
                  });
                  this.measuring.observe(this);
                }
                """));
    }
}
