package pl.nurt.billing.ksef.internal;

import static pl.nurt.db.billing.Tables.KSEF_PAUSE;
import static pl.nurt.db.billing.Tables.KSEF_SESSION;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.ksef.KsefSettings;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.platform.egress.Egress;
import pl.nurt.platform.egress.EgressSettings;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.standin.ksef.KsefStandIn;
import pl.nurt.testing.MovableClock;

/** The sending of one portal with a KSeF of the test's own; it looks when the test says. */
public final class KsefRig implements AutoCloseable {
    public final KsefStandIn standIn = new KsefStandIn();
    final MovableClock clock = new MovableClock();
    final KsefWorker worker;
    final KsefDocuments documents;
    final SubmissionRepository submissions;
    final SessionRepository sessions;
    private final DSLContext db;

    public KsefRig(ApplicationContext beans, int batchFrom) {
        db = beans.getBean(DSLContext.class);
        var invoices = beans.getBean(InvoiceRepository.class);
        var files = beans.getBean(StoredFiles.class);
        var transaction = beans.getBean(TransactionTemplate.class);
        var pool = beans.getBean(KsefWork.class);

        var settings = settings(standIn, batchFrom);
        submissions = new SubmissionRepository(db, beans, clock);
        sessions = new SessionRepository(db, settings, clock);
        var preparations = new PreparationRepository(db, settings, clock);
        documents = new KsefDocuments(preparations, submissions, invoices, files, pool, transaction, settings, clock);
        var confirmations = new Confirmations(submissions, sessions, documents, files, pool, transaction, clock);
        var egress = new Egress(new EgressSettings(List.of("127.0.0.0/8")));
        var connection = new KsefConnection(settings, seller(), sessions, egress, pool, clock);
        var answers = new Answers(sessions, submissions, connection, transaction);
        var work = new SessionWork(sessions, submissions, documents, answers, confirmations, pool, transaction, clock);
        worker = new KsefWorker(
                documents, submissions, sessions, work, confirmations, connection, settings, transaction);
    }

    static KsefSettings settings(KsefStandIn standIn, int batchFrom) {
        return settings(standIn, batchFrom, null);
    }

    /** @param offline the certificate for invoices that are given away before they have a number */
    public static KsefSettings settings(KsefStandIn standIn, int batchFrom, KsefSettings.@Nullable Keys offline) {
        return new KsefSettings(
                URI.create(Objects.requireNonNull(standIn.settings().get("nurt.billing.ksef.url"))),
                URI.create("https://qr-test.ksef.mf.gov.pl"),
                true,
                KsefStandIn.TOKEN,
                null,
                offline,
                false,
                LocalDate.of(2026, 4, 1),
                null,
                batchFrom,
                5_000,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofMinutes(3));
    }

    private static BillSettings seller() {
        return new BillSettings(
                "ZWIK/FV", 21, "Zakład Wodny", KsefStandIn.NIP, null, null, null, 3, BigDecimal.TWO, BigDecimal.TEN);
    }

    void fault(String name, boolean on) {
        standIn.notebook().set(name, on);
    }

    /** Documents are made, and nothing is sent yet. */
    public void prepare() {
        documents.prepare();
    }

    /** So often as it may take, each time after whatever pause there is. */
    public void lookUntilQuiet() {
        for (var times = 0; times < 8; times++) {
            pausesEnd();
            worker.look();
        }
    }

    /** Whatever waits for a moment, that moment has come. */
    void pausesEnd() {
        clock.advance(Duration.ofSeconds(61));
        var now = clock.instant();
        db.deleteFrom(KSEF_PAUSE).execute();
        db.update(KSEF_SESSION)
                .set(KSEF_SESSION.NEXT_AT, now)
                .where(KSEF_SESSION.NEXT_AT.gt(now))
                .execute();
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.NEXT_AT, now)
                .where(KSEF_SUBMISSION.NEXT_AT.gt(now))
                .execute();
    }

    /** The portal at work is dead, and its leases end. */
    void leasesEnd() {
        db.update(KSEF_SESSION).setNull(KSEF_SESSION.LEASED_UNTIL).execute();
    }

    /** How often each document was handed over and judged, by its hash. */
    Map<String, Integer> taken() {
        var times = new HashMap<>(standIn.notebook().times());
        times.remove("sesja");
        times.remove("zamknięcie");
        return times;
    }

    int opened() {
        return standIn.notebook().times().getOrDefault("sesja", 0);
    }

    @Nullable
    String said() {
        return db.select(KSEF_SESSION.SAID).from(KSEF_SESSION).fetchAny(KSEF_SESSION.SAID);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
