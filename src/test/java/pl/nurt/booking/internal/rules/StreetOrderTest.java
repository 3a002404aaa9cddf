package pl.nurt.booking.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.customer.Place;
import pl.nurt.customer.ServicePointId;

class StreetOrderTest {
    @Test
    void doors_come_as_they_stand_along_the_street() {
        var doors = List.of(
                place(1, "Błonie", null, "7"),
                place(2, "Młynary", "Kopernika", "2"),
                place(3, "Młynary", "Kopernika", "2A"),
                place(4, "Młynary", "Kopernika", "10"),
                place(5, "Młynary", "Kopernika", "bez numeru"),
                place(6, "Młynary", "Łąkowa", "1"),
                place(7, "Młynary", "Mała", "1"));
        var mixed = new ArrayList<>(doors);
        Collections.reverse(mixed);

        assertThat(mixed.stream().sorted(StreetOrder.comparator())).containsExactlyElementsOf(doors);
    }

    private static Place place(long id, String locality, @Nullable String street, String number) {
        return new Place(new ServicePointId(id), locality, street, number);
    }
}
