package pl.nurt.platform.ui.list;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.Location;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.list.BulkBar.Chosen;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class ListPageTest extends ViewTest {
    private enum Kind {
        COLD_WATER,
        HOT_WATER
    }

    private final List<Lamps.Lamp> lamps = new ArrayList<>();
    private Lamps rows;
    private KeyedGrid<Lamps.Lamp, Integer> grid;
    private ListPage<Lamps.Lamp, Integer> page;
    private SearchFilter search;
    private ChipFilter<Kind> kind;
    private PeriodFilter period;

    @BeforeEach
    void aListOfAHundredAndTwentyLamps() {
        openBrowser(Languages.POLISH);
        IntStream.rangeClosed(1, 120).forEach(number -> lamps.add(new Lamps.Lamp(number, "lampa " + number)));
        var filters = new FilterBar();
        search = filters.search("q", "Szukaj", "numer", 80);
        kind = filters.chips(
                "kind",
                "Rodzaj",
                List.of(Optional.empty(), Optional.of(Kind.COLD_WATER), Optional.of(Kind.HOT_WATER)),
                one -> one.map(Kind::name).orElse("Wszystkie"));
        period = filters.period("when", LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1));
        rows = new Lamps(lamps, () -> search.value());
        grid = new KeyedGrid<>("Lampy", rows);
        grid.column("number", "Numer", Lamps.Lamp::number).figures().sortable();
        grid.column("name", "Nazwa", Lamps.Lamp::name).from(900);
        page = new ListPage<>(
                "office/lamps",
                new PageHeading("Lampy"),
                filters,
                grid,
                ListPage.Detail.ofNumber("lamp", Integer::longValue, Long::intValue, this::panel));
        UI.getCurrent().add(page);
        enter("office/lamps");
    }

    @Test
    void it_says_how_many_there_are_and_shows_them_page_by_page() {
        _assertOne(Span.class, spec -> spec.withText("120 pozycji"));
        assertThat(GridKt._size(grid())).isEqualTo(120);
        assertThat(GridKt._get(grid(), 119).name()).isEqualTo("lampa 120");
    }

    @Test
    void the_address_says_what_is_asked_and_what_is_looked_at() {
        enter("office/lamps?q=11&kind=hot-water&when=2026-11-01..&lamp=11");

        assertThat(search.value()).isEqualTo("11");
        assertThat(kind.value()).contains(Kind.HOT_WATER);
        assertThat(period.from()).contains(LocalDate.of(2026, 11, 1));
        assertThat(period.to()).isEmpty();
        _assertOne(Span.class, spec -> spec.withText("11 pozycji"));
        _assertOne(H2.class, spec -> spec.withText("lampa 11"));
    }

    @Test
    void what_the_address_says_and_nobody_understands_asks_nothing() {
        enter("office/lamps?kind=nonsense&when=yesterday&lamp=drop%20table");

        assertThat(kind.value()).isEmpty();
        assertThat(period.from()).isEmpty();
        _assertNone(H2.class);
        _assertNone(Button.class, spec -> spec.withText("Wyczyść"));
    }

    @Test
    void everything_asked_goes_away_by_one_button() {
        _setValue(_get(TextField.class, spec -> spec.withLabel("Szukaj")), "lampa 7");
        _assertOne(Span.class, spec -> spec.withText("11 pozycji"));

        _click(_get(Button.class, spec -> spec.withText("Wyczyść")));

        assertThat(search.value()).isEmpty();
        _assertOne(Span.class, spec -> spec.withText("120 pozycji"));
    }

    @Test
    void nothing_found_says_what_to_do() {
        _setValue(_get(TextField.class, spec -> spec.withLabel("Szukaj")), "żarówka");

        _assertOne(H2.class, spec -> spec.withText("Nic nie znaleziono"));
        _assertNone(Grid.class);
    }

    @Test
    void a_database_that_does_not_answer_is_said_and_one_may_try_again() {
        rows.away = true;
        page.ask();

        _assertOne(Paragraph.class, spec -> spec.withText("Nie udało się wczytać listy"));
        rows.away = false;
        _click(_get(Button.class, spec -> spec.withText("Spróbuj ponownie")));

        assertThat(GridKt._size(grid())).isEqualTo(120);
        _assertNone(Paragraph.class, spec -> spec.withText("Nie udało się wczytać listy"));
    }

    @Test
    void a_row_opens_beside_the_list_and_one_that_is_gone_does_not() {
        GridKt._selectRow(grid(), 2);
        _assertOne(H2.class, spec -> spec.withText("lampa 3"));

        page.open(999);
        _assertNone(H2.class);
    }

    @Test
    void a_row_that_changes_is_shown_where_it_stands() {
        GridKt._get(grid(), 4);
        lamps.set(4, new Lamps.Lamp(5, "lampa nowa"));

        grid.refresh(List.of(5, 77));

        assertThat(rows.freshlyAsked).contains(5);
    }

    @Test
    void rows_that_come_wait_until_the_person_wants_to_see_them() {
        lamps.addFirst(new Lamps.Lamp(0, "lampa 0"));
        grid.recount();
        assertThat(GridKt._size(grid())).isEqualTo(120);

        _click(_get(Button.class, spec -> spec.withText("1 nowa pozycja, pokaż")));

        assertThat(GridKt._get(grid(), 0).name()).isEqualTo("lampa 0");
        assertThat(GridKt._size(grid())).isEqualTo(121);
    }

    @Test
    void the_person_may_order_the_list_by_a_column_that_allows_it() {
        grid().sort(List.of(new GridSortOrder<>(grid().getColumnByKey("number"), SortDirection.DESCENDING)));

        assertThat(GridKt._get(grid(), 0).number()).isEqualTo(120);
        assertThat(grid().getColumnByKey("name").isSortable()).isFalse();
    }

    @Test
    void columns_are_shown_from_their_width_on() {
        grid.fit(700);
        assertThat(grid().getColumnByKey("name").isVisible()).isFalse();
        grid.fit(900);
        assertThat(grid().getColumnByKey("name").isVisible()).isTrue();
    }

    @Test
    void some_rows_or_all_that_are_found_are_taken_at_once() {
        var done = new ArrayList<Chosen<Integer>>();
        page.bulk().action("Zgaś", done::add);
        grid().asMultiSelect().select(lamps.get(0), lamps.get(1));
        _assertOne(Span.class, spec -> spec.withText("Zaznaczono 2 z 120"));
        _click(_get(Button.class, spec -> spec.withText("Zgaś")));

        grid().asMultiSelect().select(lamps.get(0));
        _click(_get(Button.class, spec -> spec.withText("Zaznacz wszystkie (120)")));
        _click(_get(Button.class, spec -> spec.withText("Zgaś")));

        assertThat(done).containsExactly(new Chosen.Some<>(java.util.Set.of(1, 2)), new Chosen.Everything<>(120));
        assertThat(_find(BulkBar.class)).isEmpty();
    }

    @Test
    void coming_back_from_a_row_to_the_list_closes_it_and_asks_nothing_anew() {
        enter("office/lamps?q=lampa");
        GridKt._selectRow(grid(), 2);
        rows.counted = 0;

        enter("office/lamps?q=lampa");

        _assertNone(H2.class);
        assertThat(rows.counted).isZero();

        enter("office/lamps?q=7&lamp=17");
        _assertOne(H2.class, spec -> spec.withText("lampa 17"));
        assertThat(rows.counted).isEqualTo(1);
    }

    private void enter(String address) {
        page.enter(new Location(address));
    }

    private com.vaadin.flow.component.Component panel(int number) {
        return lamps.stream()
                .filter(lamp -> lamp.number() == number)
                .map(lamp -> new PanelHead(lamp.name(), page::close))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @SuppressWarnings("unchecked")
    private static Grid<Lamps.Lamp> grid() {
        return _get(Grid.class);
    }
}
