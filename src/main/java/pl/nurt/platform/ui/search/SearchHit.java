package pl.nurt.platform.ui.search;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.ui.Icons;

/**
 * One thing the office's search found.
 *
 * @param text what it is; the words that were typed are underlined in it
 * @param detail a short fact at the end of the line: a number, a state; may be empty
 * @param location where it opens
 * @param preview makes what stands beside the list while it is marked; null when the line says everything
 */
public record SearchHit(
        Icons icon,
        String text,
        String detail,
        String location,
        @Nullable Supplier<Component> preview) {
    public Optional<Component> look() {
        return Optional.ofNullable(preview).map(Supplier::get);
    }
}
