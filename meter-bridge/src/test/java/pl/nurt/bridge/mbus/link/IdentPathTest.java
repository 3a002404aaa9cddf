package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.mbus.MeterId;

/** The order of a search, without a bus: whoever matches a selection is counted. */
class IdentPathTest {
    private static final String BEGINNING = IdentPath.beginning("FFFFFFFF");

    private final List<FoundMeter> found = new ArrayList<>();
    private final List<String> unresolved = new ArrayList<>();
    private int probes;

    private static MeterId id(String text) {
        return MeterId.parse(text).orElseThrow();
    }

    private static ProbeResult answer(List<MeterId> bus, Selection selection) {
        var matching = bus.stream().filter(selection::covers).toList();
        return switch (matching.size()) {
            case 0 -> new ProbeResult.Silent();
            case 1 -> new ProbeResult.One(new FoundMeter(matching.getFirst(), null, null));
            default -> new ProbeResult.Several();
        };
    }

    /** Searches from {@code token} for so many probes, and returns the token at the end. */
    private String search(List<MeterId> bus, String token, int most) {
        var path = (IdentPath) IdentPath.parse(token).orElseThrow();
        for (var n = 0; n < most && !path.isDone(); n++) {
            path.step(answer(bus, path.selection()), found, unresolved);
            probes++;
        }
        return path.isDone() ? "done" : path.token();
    }

    private void searchAll(List<MeterId> bus) {
        assertThat(search(bus, BEGINNING, 1_000_000)).isEqualTo("done");
    }

    private Set<MeterId> foundIds() {
        return found.stream().map(FoundMeter::meter).collect(Collectors.toSet());
    }

    private static List<MeterId> randomBus(Random random, int size) {
        var idents = new LinkedHashSet<String>();
        while (idents.size() < size) {
            idents.add("%08d".formatted(random.nextInt(100_000_000)));
        }
        return idents.stream().map(ident -> id(ident + "-APA-0A-07")).toList();
    }

    @Test
    void every_meter_of_a_full_bus_is_found_once() {
        var bus = randomBus(new Random(7), 250);
        searchAll(bus);
        assertThat(found).hasSize(250);
        assertThat(foundIds()).containsExactlyInAnyOrderElementsOf(bus);
        assertThat(unresolved).isEmpty();
    }

    @Test
    void sixty_meters_take_some_hundred_probes() {
        var random = new Random(60);
        for (var n = 0; n < 20; n++) {
            searchAll(randomBus(random, 60));
        }
        assertThat(probes / 20).isBetween(200, 450);
    }

    @Test
    void an_empty_bus_and_a_single_meter_take_one_probe() {
        searchAll(List.of());
        assertThat(probes).isOne();
        searchAll(List.of(id("12345678-KAM-19-07")));
        assertThat(probes).isEqualTo(2);
        assertThat(foundIds()).containsExactly(id("12345678-KAM-19-07"));
    }

    @Test
    void equal_numbers_are_told_apart_by_manufacturer_version_and_medium() {
        var bus = List.of(
                id("00000001-APA-0A-07"),
                id("00000001-APA-0A-06"),
                id("00000001-APA-0B-07"),
                id("00000001-KAM-0A-07"),
                id("00000001-AQA-0A-07"),
                id("00000002-APA-0A-07"));
        searchAll(bus);
        assertThat(foundIds()).containsExactlyInAnyOrderElementsOf(bus);
        assertThat(unresolved).isEmpty();
    }

    @Test
    void a_number_with_letters_is_found_where_digits_leave_somebody_out() {
        var bus = List.of(id("1A000000-APA-0A-07"), id("1E000000-APA-0A-07"), id("C0000000-APA-0A-07"));
        searchAll(bus);
        assertThat(foundIds()).containsExactlyInAnyOrderElementsOf(bus);
    }

    @Test
    void twins_that_nothing_tells_apart_are_named_and_the_others_found() {
        var twin = id("31415926-APA-0A-07");
        searchAll(List.of(twin, twin, id("27182818-APA-0A-07")));
        assertThat(foundIds()).containsExactly(id("27182818-APA-0A-07"));
        assertThat(unresolved).containsExactly("31415926-0601-0A-07");
    }

    @Test
    void noise_in_answer_to_everybody_is_named_and_ends_the_search() {
        var path = (IdentPath) IdentPath.parse(BEGINNING).orElseThrow();
        path.step(new ProbeResult.Several(), found, unresolved);
        while (!path.isDone()) {
            path.step(new ProbeResult.Silent(), found, unresolved);
        }
        assertThat(unresolved).containsExactly("FFFFFFFF-FFFF-FF-FF");
    }

    @Test
    void a_meter_whose_telegrams_do_not_name_it_is_found_by_the_whole_address_it_answers_to() {
        for (var text : List.of("40000007-APA-0A-07", "40000007-B265-41-16", "4000000A-0000-00-00")) {
            found.clear();
            assertThat(searchNameless(id(text), Integer.MAX_VALUE, true)).isLessThan(700);
            assertThat(found).containsExactly(new FoundMeter(id(text), 5, null));
            for (var most : List.of(1, 7)) {
                found.clear();
                searchNameless(id(text), most, true);
                assertThat(found).as("in pieces").containsExactly(new FoundMeter(id(text), 5, null));
            }
            assertThat(unresolved).isEmpty();
        }
    }

    @Test
    void a_meter_that_compares_its_number_only_and_does_not_name_itself_is_found_by_its_number() {
        searchNameless(id("40000007-APA-0A-07"), Integer.MAX_VALUE, false);
        assertThat(found).containsExactly(new FoundMeter(new MeterId("40000007", null, null, null), 5, null));
    }

    /** Searches in parts of so many probes, each from the token of the one before, and says how many there were. */
    private int searchNameless(MeterId nameless, int most, boolean comparesAll) {
        var count = 0;
        var path = (IdentPath) IdentPath.parse(BEGINNING).orElseThrow();
        while (!path.isDone()) {
            for (var n = 0; n < most && !path.isDone(); n++) {
                var selection = path.selection();
                var matches = selection.covers(nameless)
                        && (comparesAll || selection.toString().endsWith("-FFFF-FF-FF"));
                path.step(matches ? new ProbeResult.Nameless(5) : new ProbeResult.Silent(), found, unresolved);
                count++;
            }
            path = path.isDone()
                    ? path
                    : (IdentPath) IdentPath.parse(path.token()).orElseThrow();
        }
        return count;
    }

    @Test
    void a_search_that_ends_early_goes_on_where_it_was() {
        var random = new Random(11);
        for (var round = 0; round < 50; round++) {
            var bus = new ArrayList<>(randomBus(random, 1 + random.nextInt(40)));
            bus.add(id("77777777-APA-0A-07"));
            bus.add(id("77777777-APA-0A-06"));
            found.clear();
            probes = 0;
            searchAll(bus);
            var atOnce = List.copyOf(found);
            var probesAtOnce = probes;
            found.clear();
            probes = 0;
            for (var token = BEGINNING; !token.equals("done"); ) {
                token = search(bus, token, 1 + random.nextInt(30));
            }
            assertThat(found).isEqualTo(atOnce);
            assertThat(probes).isEqualTo(probesAtOnce);
        }
    }

    @Test
    void a_part_of_the_bus_is_searched_where_digits_are_given() {
        var bus = randomBus(new Random(3), 100);
        assertThat(search(bus, IdentPath.beginning("F7FFFFFF"), 1_000)).isEqualTo("done");
        assertThat(foundIds())
                .containsExactlyInAnyOrderElementsOf(
                        bus.stream().filter(id -> id.ident().charAt(1) == '7').toList());
        assertThat(foundIds()).hasSizeGreaterThan(3);
    }

    @Test
    void a_text_with_which_no_search_ended_is_refused() {
        for (var token : List.of(
                "",
                "X",
                "S",
                "S123",
                "SFFFFFFFF0F0",
                "SFFFFFFFF0A2",
                "SFFFFFFFF003",
                "SFFFFFFFF" + "000".repeat(13),
                "S12345678" + "000".repeat(5),
                "P251",
                "P999",
                "p1",
                "SFFFFFFFF\n")) {
            assertThat(SearchRequest.resume(token, 10)).as(token).isEmpty();
            assertThatThrownBy(() -> new SearchRequest(token, 10)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(SearchRequest.resume("SFFFFFFFF000090", 10)).isPresent();
        assertThat(SearchRequest.resume("P250", 10)).isPresent();
    }
}
