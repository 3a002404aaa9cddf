package pl.nurt.platform.ui.frame;

import java.util.Arrays;

/**
 * The groups of the office's menu. An entry belongs to the group its {@code order} falls into, and stands there by that order:
 * {@code @Menu(title = "metering.office.meters", order = 110, icon = "meter")} is one of the customers' group.
 */
public enum OfficeGroup {
    /** What one begins the day with; its name is heard, not seen. */
    DESK(0),
    CUSTOMERS(100),
    MONEY(200),
    NETWORK(300),
    SETTINGS(400);

    private static final int SIZE = 100;

    private final int from;

    OfficeGroup(int from) {
        this.from = from;
    }

    /** @throws IllegalArgumentException if no group has such an order: a mistake in a {@code @Menu} */
    public static OfficeGroup of(double order) {
        return Arrays.stream(values())
                .filter(group -> order >= group.from && order < group.from + SIZE)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no group of the office's menu has the order " + order));
    }
}
