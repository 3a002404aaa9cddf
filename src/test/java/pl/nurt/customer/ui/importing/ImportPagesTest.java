package pl.nurt.customer.ui.importing;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormatted;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.platform.Tables.JOB;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.Imports;
import pl.nurt.customer.internal.importing.ImportApplyJob;
import pl.nurt.customer.internal.importing.ImportCheckJob;
import pl.nurt.customer.internal.importing.ImportUndoJob;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.files.SentFile;
import pl.nurt.platform.jobs.JobFailedException;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobState;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.UnwatchedRun;
import pl.nurt.testing.ViewTest;
import tools.jackson.databind.json.JsonMapper;

/** A clerk gives a table, says what its columns mean, looks at what is thought of each row, takes it in and takes it back. */
class ImportPagesTest extends ViewTest {
    private static final String TABLE = """
            Nr odbiorcy;Imię;Nazwisko;Nazwa;NIP;Ulica punktu;Nr domu punktu;Kod punktu;Miejscowość punktu;Nr umowy;Umowa od;Grupa;Saldo
            900001;Ewa;Łączyńska;;;ul. Żeglarska;16;14-420;Młynary;S/1;12.03.2018;GD;1 173,20
            900002;;;Tartak;123-456-32-19;ul. Żeglarska;18;14-420;Młynary;S/2;1.01.2020;PR;-86,40
            """;

    @Autowired
    Imports imports;

    @Autowired
    ImportCheckJob checking;

    @Autowired
    ImportApplyJob applying;

    @Autowired
    ImportUndoJob undoing;

    @Autowired
    JsonMapper json;

    @Autowired
    DSLContext db;

    Viewer clerk = new Viewer(new UserAccountId(0), Set.of(Role.CUSTOMER_SERVICE));
    ImportRunId run = new ImportRunId(0);

    @BeforeEach
    void aTableOfPolishWindows() {
        clerk = signIn(Role.CUSTOMER_SERVICE).viewer();
        var table = TABLE.getBytes(Charset.forName("windows-1250"));
        run = imports.upload(new SentFile("odbiorcy.csv", table.length, new ByteArrayInputStream(table), null), clerk);
    }

    private void open(Locale language) {
        openBrowser(language, ImportsView.class, ImportView.class);
        UI.getCurrent().navigate(ImportsView.ROUTE + "/" + run.value());
    }

    private <D> void work(JobKind<D> kind) throws Exception {
        kind.run(
                json.readValue("{\"run\":" + run.value() + "}", kind.dataType()),
                new UnwatchedRun(Objects.requireNonNull(imports.get(run).job()), clerk.jobOwner()));
    }

    private void checked() throws Exception {
        imports.check(run, imports.get(run).mapping(), clerk);
        work(checking);
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    @Test
    void the_list_names_each_file_and_takes_another() {
        openBrowser(Languages.POLISH, ImportsView.class, ImportView.class);
        UI.getCurrent().navigate(ImportsView.ROUTE);

        _assertOne(Upload.class);
        _assertOne(Anchor.class, spec -> spec.withText("odbiorcy.csv"));
    }

    @Test
    void columns_are_guessed_and_no_column_for_the_number_is_said() {
        open(Languages.POLISH);
        assertThat(_find(ComboBox.class)).hasSize(13).noneMatch(ComboBox::isEmpty);

        _get(ComboBox.class, spec -> spec.withLabel("Nr odbiorcy")).clear();
        _click(button("Obejrzyj wiersze"));

        _assertOne(Paragraph.class, spec -> spec.withText("Nie udało się"));
        assertThat(imports.get(run).state()).isEqualTo(ImportState.UPLOADED);
    }

    @Test
    void heads_that_stand_over_several_columns_are_said_and_reasons_name_their_columns() throws Exception {
        var table = "Nr odbiorcy;Nazwisko;Nazwisko;Saldo\n900001;Lis;Jan;1.234\n".getBytes(StandardCharsets.UTF_8);
        run = imports.upload(new SentFile("b.csv", table.length, new ByteArrayInputStream(table), null), clerk);
        open(Languages.POLISH);
        assertThat(said()).contains("Ten sam nagłówek stoi nad kilkoma kolumnami: Nazwisko");
        _assertOne(ComboBox.class, spec -> spec.withLabel("Nazwisko · Kolumna 3"));

        checked();
        open(Languages.POLISH);
        assertThat(_getFormatted(_get(Grid.class), 0, "compact"))
                .contains("Nie da się odczytać liczby: saldo na początek.");
    }

    @Test
    void what_differs_from_the_register_is_named_as_its_column_is() throws Exception {
        checked();
        imports.apply(run, clerk);
        work(applying);
        var table = "Nr odbiorcy;Imię;Nazwisko;Saldo;Saldo na dzień\n900001;Ewa;Łączyńska;10,00;30.11.2025\n"
                .getBytes(StandardCharsets.UTF_8);
        run = imports.upload(new SentFile("b.csv", table.length, new ByteArrayInputStream(table), null), clerk);
        checked();
        open(Languages.POLISH);

        assertThat(_getFormatted(_get(Grid.class), 0, "compact"))
                .contains("Różni się: ", "saldo na początek", "saldo na dzień");
    }

    @Test
    void while_the_work_goes_on_the_page_shows_how_far_it_is() {
        open(Languages.POLISH);
        _click(button("Obejrzyj wiersze"));
        db.update(JOB)
                .set(JOB.STATE, JobState.RUNNING)
                .set(JOB.DONE, 600L)
                .set(JOB.TOTAL, 1_000L)
                .where(JOB.JOB_ID.eq(imports.get(run).job()))
                .execute();
        UI.getCurrent().navigate(ImportsView.ROUTE);
        UI.getCurrent().navigate(ImportsView.ROUTE + "/" + run.value());

        var bar = _get(ProgressBar.class);
        assertThat(bar.isIndeterminate()).isFalse();
        assertThat(bar.getValue()).isEqualTo(0.6);
    }

    @Test
    void work_that_failed_says_so_and_goes_on_when_asked() {
        open(Languages.POLISH);
        _click(button("Obejrzyj wiersze"));
        db.update(JOB)
                .set(JOB.STATE, JobState.CANCELLED)
                .set(JOB.ENDED_AT, Instant.EPOCH)
                .where(JOB.JOB_ID.eq(imports.get(run).job()))
                .execute();
        open(Languages.POLISH);
        _click(button("Spróbuj jeszcze raz"));

        _assertOne(ProgressBar.class);
        assertThat(imports.job(imports.get(run)).orElseThrow().state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void each_row_has_its_verdict_and_reason_and_doubtful_ones_wait_for_a_word() throws Exception {
        checked();
        open(Languages.POLISH);

        _assertOne(H2.class, spec -> spec.withText("Wiersze"));
        assertThat(_size(_get(Grid.class))).isEqualTo(1);
        assertThat(imports.rows(run, ImportVerdict.DOUBTFUL, 0, 0, 10)
                        .getFirst()
                        .reasons()
                        .toString())
                .contains("BAD_NIP");

        _assertOne(Button.class, spec -> spec.withText("Wczytaj 1 wiersz"));
        _click(button("Przyjmij wszystkie wątpliwe"));
        _assertOne(Button.class, spec -> spec.withText("Wczytaj 2 wiersze"));
        assertThat(imports.rows(run, ImportVerdict.DOUBTFUL, 0, 0, 10)).allMatch(row -> row.accepted());
    }

    @Test
    void a_table_that_brings_nothing_is_not_taken_in() throws Exception {
        var table = TABLE.lines().limit(2).collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
        run = imports.upload(new SentFile("a.csv", table.length, new ByteArrayInputStream(table), null), clerk);
        checked();
        imports.apply(run, clerk);
        work(applying);
        run = imports.upload(new SentFile("b.csv", table.length, new ByteArrayInputStream(table), null), clerk);
        checked();
        open(Languages.POLISH);

        _assertOne(H2.class, spec -> spec.withText("Wiersze"));
        _assertNone(Button.class, spec -> spec.withText("Wczytaj 0 wierszy"));
    }

    @Test
    void a_row_says_in_words_what_it_changes_and_what_it_brings() throws Exception {
        checked();
        imports.apply(run, clerk);
        work(applying);
        var again = TABLE.lines()
                .limit(2)
                .collect(Collectors.joining("\n"))
                .replace("Saldo", "Saldo;Saldo na dzień")
                .replace("1 173,20", "1 173,20;2020-01-31")
                .replace(";16;", ";17;")
                .replace("S/1", "S/9")
                .replace("Łączyńska", "Nowak")
                .getBytes(StandardCharsets.UTF_8);
        run = imports.upload(new SentFile("b.csv", again.length, new ByteArrayInputStream(again), null), clerk);
        checked();
        open(Languages.POLISH);

        assertThat(_getFormatted(_get(Grid.class), 0, "compact"))
                .contains(
                        "Odbiorca o tym numerze nazywa się u nas inaczej",
                        "Różni się: nazwa, nazwisko, saldo na dzień.",
                        "Nowe: punkt poboru, umowa.");
    }

    @Test
    void taken_in_it_may_be_taken_back() throws Exception {
        checked();
        open(Languages.POLISH);
        _click(button("Wczytaj 1 wiersz"));
        work(applying);
        open(Languages.POLISH);

        _click(button("Cofnij import"));
        _fireConfirm(_get(ConfirmDialog.class));
        work(undoing);
        open(Languages.POLISH);

        assertThat(imports.get(run).state()).isEqualTo(ImportState.UNDONE);
        _assertOne(Paragraph.class, spec -> spec.withText("Import został cofnięty"));
    }

    @Test
    void taking_in_that_failed_is_left_for_the_rows() throws Exception {
        checked();
        imports.apply(run, clerk);
        db.update(JOB)
                .set(JOB.STATE, JobState.CANCELLED)
                .set(JOB.ENDED_AT, Instant.EPOCH)
                .where(JOB.JOB_ID.eq(imports.get(run).job()))
                .execute();
        open(Languages.POLISH);
        _click(button("Wróć do wierszy"));

        assertThat(imports.get(run).state()).isEqualTo(ImportState.CHECKED);
        _assertOne(Button.class, spec -> spec.withText("Wczytaj 1 wiersz"));
    }

    @Test
    void whoever_was_slower_sees_where_the_import_is_now() {
        open(Languages.ENGLISH);
        imports.check(run, imports.get(run).mapping(), clerk);
        _click(_get(Button.class, spec -> spec.withText("Look the rows through")));

        _assertOne(Paragraph.class, spec -> spec.withText("Somebody was faster"));
        _assertNone(ComboBox.class);
    }

    @Test
    void a_table_that_cannot_be_read_to_its_end_says_why_where_its_columns_wait() throws Exception {
        var table = "Nr odbiorcy;Nazwa\n900001;Tartak\n900002;\"Mleczarnia\n".getBytes(StandardCharsets.UTF_8);
        run = imports.upload(new SentFile("b.csv", table.length, new ByteArrayInputStream(table), null), clerk);
        imports.check(run, imports.get(run).mapping(), clerk);
        refused(checking);
        open(Languages.POLISH);

        assertThat(said()).anyMatch(text -> text.contains("otwiera się cudzysłów"));
        assertThat(imports.get(run).state()).isEqualTo(ImportState.UPLOADED);
        assertThat(_find(ComboBox.class)).hasSize(2);
    }

    @Test
    void what_could_not_be_taken_back_says_why() throws Exception {
        checked();
        imports.apply(run, clerk);
        work(applying);
        db.execute("update customer.customer set version = 2 where number = '900001'");
        imports.undo(run, clerk);
        refused(undoing);
        open(Languages.POLISH);

        assertThat(said()).anyMatch(text -> text.contains("Na tym imporcie coś już stoi"));
        _assertOne(Button.class, spec -> spec.withText("Cofnij import"));
    }

    /** The work fails for a reason, as the jobs write it down. */
    private void refused(JobKind<?> kind) {
        assertThatThrownBy(() -> work(kind))
                .isInstanceOfSatisfying(
                        JobFailedException.class,
                        failed -> db.update(JOB)
                                .set(JOB.STATE, JobState.FAILED)
                                .set(JOB.ENDED_AT, Instant.EPOCH)
                                .set(JOB.FAILURE_KEY, failed.reason().key())
                                .set(JOB.FAILURE_ARGS, JSONB.valueOf("[]"))
                                .where(JOB.JOB_ID.eq(imports.get(run).job()))
                                .execute());
    }

    private static List<String> said() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }

    @Test
    void what_has_stopped_is_called_so_on_its_page_and_in_the_list() throws Exception {
        checked();
        imports.apply(run, clerk);
        db.update(JOB)
                .set(JOB.STATE, JobState.CANCELLED)
                .set(JOB.ENDED_AT, Instant.EPOCH)
                .where(JOB.JOB_ID.eq(imports.get(run).job()))
                .execute();
        open(Languages.POLISH);
        _assertOne(H2.class, spec -> spec.withText("wczytywanie zatrzymane"));

        UI.getCurrent().navigate(ImportsView.ROUTE);
        _assertOne(Badge.class, spec -> spec.withText("wczytywanie zatrzymane"));
        _assertNone(Badge.class, spec -> spec.withText("wczytujemy"));
    }

    @Test
    void what_has_stopped_so_long_ago_that_its_job_is_forgotten_can_still_be_left() throws Exception {
        checked();
        imports.apply(run, clerk);
        db.deleteFrom(JOB).where(JOB.JOB_ID.eq(imports.get(run).job())).execute();
        open(Languages.POLISH);
        _assertNone(Button.class, spec -> spec.withText("Spróbuj jeszcze raz"));
        _click(button("Wróć do wierszy"));

        assertThat(imports.get(run).state()).isEqualTo(ImportState.CHECKED);
    }

    @Test
    void on_a_phone_a_row_holds_its_reason_and_its_decision() throws Exception {
        checked();
        open(Languages.POLISH);
        assertThat(_getFormatted(_get(Grid.class), 0, "compact"))
                .contains("900002", "NIP ma błędną cyfrę kontrolną", "Przyjmij");
    }
}
