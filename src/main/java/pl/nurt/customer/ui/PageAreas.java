package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import pl.nurt.customer.ui.CustomerPanel.Area;
import pl.nurt.customer.ui.CustomerPanel.Part;

/** The areas of a customer's page with the parts that stand in them, each in its place. */
final class PageAreas {
    private final Map<Area, Div> areas = new EnumMap<>(Area.class);
    private final List<Part> standing = new ArrayList<>();
    private List<Part> brought = List.of();

    /** @param own cards of the page itself; they stay for as long as it is open */
    PageAreas(List<Part> own) {
        area(Area.ALERT).addClassName("customer-alerts");
        area(Area.ANSWER).addClassName("customer-answers");
        own.forEach(this::put);
    }

    /** All of them, from above to below. */
    List<Component> rows() {
        var columns = new Div();
        for (var area : List.of(Area.MAIN, Area.MIDDLE, Area.SIDE)) {
            area(area).addClassName("customer-column");
            columns.add(area(area));
        }
        columns.addClassName("customer-columns");
        return List.of(area(Area.ALERT), area(Area.ANSWER), columns);
    }

    /** Puts what other rooms bring in place of what they brought before. Nothing else moves: somebody may be writing there. */
    void bring(List<Part> parts) {
        brought.forEach(part -> part.content().removeFromParent());
        standing.removeAll(brought);
        brought = List.copyOf(parts);
        brought.forEach(this::put);
    }

    private void put(Part part) {
        var before = standing.stream()
                .filter(one -> one.area() == part.area() && one.order() <= part.order())
                .count();
        area(part.area()).addComponentAtIndex((int) before, part.content());
        standing.add(part);
    }

    private Div area(Area area) {
        return areas.computeIfAbsent(area, first -> new Div());
    }
}
