package pl.nurt.notice.ui.unreached;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.db.identity.tables.records.AuditEntryRecord;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Role;
import pl.nurt.metering.Household;
import pl.nurt.notice.reach.Unreached;
import pl.nurt.notice.reach.UnreachedFilter;
import pl.nurt.notice.reach.WhyUnreached;
import pl.nurt.notice.ui.NoticeNavigation;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Jobs;
import pl.nurt.platform.sheets.internal.CsvWriter;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class UnreachedViewTest extends ViewTest {
    @Autowired
    private UnreachedExport export;

    @Autowired
    private Jobs jobs;

    @Autowired
    private CurrentUser user;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    private Household home;

    /** A household that switched nothing on. */
    @BeforeEach
    void household() {
        home = new Household(db, CivilTime.dayOf(clock.instant()).minusDays(30));
    }

    @Test
    void the_office_sees_whom_nothing_reaches_and_comes_to_the_customer() {
        signIn(Role.CUSTOMER_SERVICE);
        open("");

        assertThat(listed()).extracting(Unreached::account).contains(home.viewer.account());
        assertThat(chips().getItemLabelGenerator().apply(Optional.of(WhyUnreached.NOTHING)))
                .startsWith("nie ma dokąd pisać · ");

        open("?person=" + home.viewer.account().value());
        assertThat(_find(_get(UnreachedPanel.class), Paragraph.class))
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("Ta osoba nie podała adresu"));
        assertThat(_get(
                                Anchor.class,
                                spec -> spec.withPredicate(
                                        link -> link.getHref().equals("office/customers/" + home.customer.value())))
                        .getText())
                .isNotBlank();
    }

    @Test
    void a_search_that_was_read_is_noted_with_its_words_and_whom_it_showed() {
        signIn(Role.CUSTOMER_SERVICE);
        open("?q=household");
        assertThat(listed()).extracting(Unreached::account).contains(home.viewer.account());
        assertThat(searches()).as("nobody has read it yet").isEmpty();

        fire(_get(UnreachedView.class), "shown-a-while");

        assertThat(searches()).singleElement().satisfies(noted -> {
            assertThat(noted.getNote()).isEqualTo("household");
            assertThat(noted.getChanges())
                    .contains(Long.toString(home.viewer.account().value()));
        });
    }

    private List<AuditEntryRecord> searches() {
        return db.selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.DEED.eq("notice.UNREACHED_LISTED"), AUDIT_ENTRY.NOTE.isNotNull())
                .fetch();
    }

    @Test
    void nobody_found_offers_all_again() {
        signIn(Role.CUSTOMER_SERVICE);
        open("?q=nikt-taki");

        _assertOne(H2.class, spec -> spec.withText("Nikogo takiego tu nie ma"));
        _click(_get(Button.class, spec -> spec.withText("Pokaż wszystkie")));

        assertThat(listed()).isNotEmpty();
    }

    @Test
    void the_list_is_a_file_of_whoever_asked_without_addresses() throws IOException {
        signIn(Role.CUSTOMER_SERVICE);
        open("");
        _click(_get(Button.class, spec -> spec.withText("Pobierz listę (XLSX)")));

        assertThat(jobs.page(user.viewer().jobOwner(), null, null, 10))
                .singleElement()
                .satisfies(job -> assertThat(job.kind()).isEqualTo("notice.unreached"));
        var out = new ByteArrayOutputStream();
        CsvWriter.write(
                export.layout(Languages.POLISH, clock.instant()), export.rows(new UnreachedFilter("", null)), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("nie ma dokąd pisać")
                .doesNotContain("@");
    }

    @SuppressWarnings("unchecked")
    private static List<Unreached> listed() {
        return GridKt._findAll((Grid<Unreached>) _get(Grid.class));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Optional<WhyUnreached>> chips() {
        return _get(RadioButtonGroup.class);
    }

    private void open(String query) {
        openBrowser(Languages.POLISH, UnreachedView.class);
        var location = new Location(NoticeNavigation.UNREACHED + query);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }
}
