package pl.nurt.identity.audit.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.Location;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Role;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.AuditFilter;
import pl.nurt.identity.audit.AuditKind;
import pl.nurt.identity.audit.AuditLog;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.IdentityDeed;
import pl.nurt.identity.audit.internal.ChainCheckJob;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Job;
import pl.nurt.platform.jobs.Jobs;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.UnwatchedRun;
import pl.nurt.testing.ViewTest;

class AuditViewTest extends ViewTest {
    private static final AuditSubject LOG = new AuditSubject("identity.log", "log");

    @Autowired
    private Audit audit;

    @Autowired
    private AuditLog log;

    @Autowired
    private Clock clock;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ChainCheckJob checking;

    @Autowired
    private CurrentUser user;

    @Test
    void the_auditor_sees_who_did_what_and_in_full_what_was_before() {
        audit.changed(
                Author.job("identity.test"),
                CustomerDeed.CUSTOMER_CHANGED,
                CustomerDeed.subject(new CustomerId(391)),
                Changes.none().with("phones", "600 000 390", "600 000 391"),
                "rozmowa telefoniczna");
        open(Languages.POLISH, "office/audit?q=identity.test");

        assertThat(_size(grid())).isEqualTo(1);
        assertThat(String.join(" ", _getFormattedRow(grid(), 0)))
                .contains("identity.test", "Zmiana danych odbiorcy · Odbiorca 391");
        visit("office/audit?q=identity.test&entry="
                + entries("identity.test").getFirst().id().value());

        _assertOne(H2.class, spec -> spec.withText("Zmiana danych odbiorcy"));
        assertThat(_get(AuditEntryPanel.class).getElement().getTextRecursively())
                .contains("telefony", "600 000 390 → 600 000 391", "rozmowa telefoniczna", "zapieczętowanie");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void checking_now_says_in_words_that_the_chain_is_whole(Locale language) {
        open(language, "office/audit");

        var polish = language.equals(Languages.POLISH);
        _click(_get(Button.class, spec -> spec.withText(polish ? "Sprawdź teraz" : "Check now")));
        _click(_get(Button.class, spec -> spec.withText(polish ? "Sprawdź teraz" : "Check now")));

        assertThat(text()).contains(polish ? "Sprawdzanie łańcucha" : "Checking the chain");
        var viewer = user.viewer();
        assertThat(jobs.page(viewer.jobOwner(), null, null, 10))
                .singleElement()
                .extracting(Job::kind)
                .isEqualTo("identity.audit-check");

        checking.run(new ChainCheckJob.Wish(viewer.account().value()), new UnwatchedRun(viewer.jobOwner()));
        visit("office/audit");

        assertThat(text()).contains(polish ? "Łańcuch cały, sprawdzony" : "Chain whole, checked");
    }

    @Test
    void looking_at_the_log_stands_in_the_log_once() {
        audit.changed(Author.job("identity.test"), IdentityDeed.CHAIN_CHECKED, LOG, Changes.none());
        var auditor = signIn(Role.AUDITOR).viewer();
        openBrowser(Languages.POLISH, AuditView.class);
        visit("office/audit");
        // The look is noted before the rows are read, so it leads the list at once.
        assertThat(String.join(" ", _getFormattedRow(grid(), 0))).contains("Wgląd w dziennik");
        visit("office/audit?kind=look");

        assertThat(_size(grid())).isEqualTo(1);
        assertThat(String.join(" ", _getFormattedRow(grid(), 0))).contains("Wgląd w dziennik");
        var today = CivilTime.dayOf(clock.instant());
        assertThat(log.page(auditor, new AuditFilter("", AuditKind.LOOK, today, today), null, 0, 50))
                .extracting(AuditEntry::deed)
                .containsExactly("identity.LOG_OPENED");
    }

    @Test
    void whom_an_auditor_sought_in_the_log_stands_in_the_log() {
        audit.changed(Author.job("identity.test"), IdentityDeed.CHAIN_CHECKED, LOG, Changes.none());
        var auditor = signIn(Role.AUDITOR).viewer();
        openBrowser(Languages.POLISH, AuditView.class);
        visit("office/audit?q=identity.test");
        assertThat(_size(grid())).isEqualTo(1);
        _getFormattedRow(grid(), 0);

        fire(_get(AuditView.class), "shown-a-while");

        var today = CivilTime.dayOf(clock.instant());
        assertThat(log.page(auditor, new AuditFilter("", AuditKind.LOOK, today, today), null, 0, 50))
                .filteredOn(entry -> entry.deed().equals("identity.LOG_OPENED"))
                .extracting(AuditEntry::note)
                .contains("identity.test");
    }

    @Test
    void what_is_taken_along_is_a_job_and_noted() {
        var auditor = signIn(Role.AUDITOR).viewer();
        log.startExport(auditor, filter("identity.test"), Languages.POLISH);
        assertThat(jobs.page(auditor.jobOwner(), null, null, 10))
                .singleElement()
                .extracting(Job::kind)
                .isEqualTo("identity.audit-export");

        assertThat(entries("")).extracting(AuditEntry::deed).contains("identity.LOG_EXPORTED");
    }

    @Test
    void the_log_is_asked_for_one_deed_by_its_words() {
        audit.changed(Author.job("identity.test"), IdentityDeed.CHAIN_CHECKED, LOG, Changes.none());
        audit.changed(
                Author.job("identity.test"),
                CustomerDeed.CUSTOMER_CHANGED,
                CustomerDeed.subject(new CustomerId(391)),
                Changes.none());

        open(Languages.POLISH, "office/audit?q=identity.test&deed=customer.CUSTOMER_CHANGED");

        assertThat(_size(grid())).isEqualTo(1);
        assertThat(String.join(" ", _getFormattedRow(grid(), 0))).contains("Zmiana danych odbiorcy");
    }

    @Test
    void who_goes_to_a_page_or_wants_a_deed_that_is_not_theirs_is_noted() {
        var clerk = signIn(Role.CUSTOMER_SERVICE);
        openBrowser(Languages.POLISH, AuditView.class);
        visit("office/audit");
        _assertNone(AuditView.class);
        assertThatThrownBy(() -> log.verdict()).isInstanceOf(AccessDeniedException.class);

        assertThat(entries(""))
                .filteredOn(entry -> clerk.accountId().equals(entry.madeBy()))
                .allSatisfy(entry -> assertThat(entry.kind()).isEqualTo(AuditKind.REFUSAL))
                .extracting(AuditEntry::note)
                .contains("AuditLog.verdict", "/office/audit");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ADMIN", "AUDITOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_else_reads_the_log(Role role) {
        var viewer = signIn(role).viewer();

        assertThatThrownBy(() -> log.page(viewer, filter(""), null, 0, 10)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> log.startCheck(viewer)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> log.startExport(viewer, filter(""), Languages.POLISH))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> log.exportHeads(viewer, new StringWriter())).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void the_log_is_found_by_the_authors_name_and_by_kind() {
        var clerk = signIn(Role.CUSTOMER_SERVICE);
        audit.changed(clerk.viewer(), IdentityDeed.CHAIN_CHECKED, LOG, Changes.none());
        var auditor = signIn(Role.AUDITOR).viewer();
        var today = CivilTime.dayOf(clock.instant());

        assertThat(log.page(auditor, new AuditFilter("testowy", AuditKind.CHANGE, today, today), null, 0, 10))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.kind()).isEqualTo(AuditKind.CHANGE));
        assertThat(log.page(auditor, new AuditFilter("", null, today.minusDays(9), today.minusDays(8)), null, 0, 10))
                .isEmpty();
    }

    private List<AuditEntry> entries(String text) {
        return log.page(signIn(Role.AUDITOR).viewer(), filter(text), null, 0, 50);
    }

    private AuditFilter filter(String text) {
        LocalDate today = CivilTime.dayOf(clock.instant());
        return new AuditFilter(text, null, today, today);
    }

    private void open(Locale language, String address) {
        signIn(Role.AUDITOR);
        openBrowser(language, AuditView.class);
        visit(address);
    }

    private static void visit(String address) {
        var location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    @SuppressWarnings("unchecked")
    private static Grid<AuditEntry> grid() {
        return _get(Grid.class);
    }

    private static String text() {
        return _get(AuditView.class).getElement().getTextRecursively();
    }
}
