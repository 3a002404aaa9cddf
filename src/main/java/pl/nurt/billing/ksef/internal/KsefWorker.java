package pl.nurt.billing.ksef.internal;

import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.KsefSettings;
import pl.nurt.billing.ksef.internal.client.KsefBusyException;
import pl.nurt.billing.ksef.internal.client.KsefClient;
import pl.nurt.billing.ksef.internal.client.KsefException;
import pl.nurt.billing.ksef.internal.rules.KsefSessionKind;
import pl.nurt.platform.jobs.Timer;

/**
 * Everything that is due for KSeF, from documents to confirmations. Safe to repeat, to be killed, and to run on several portals at once: documents
 * and sessions are made under locks, and a session is one worker's as long as its lease.
 */
@Component
public class KsefWorker {
    private static final Logger log = LoggerFactory.getLogger(KsefWorker.class);

    private final KsefDocuments documents;
    private final SubmissionRepository submissions;
    private final SessionRepository sessions;
    private final SessionWork work;
    private final Confirmations confirmations;
    private final KsefConnection connection;
    private final KsefSettings settings;
    private final TransactionTemplate transaction;

    KsefWorker(
            KsefDocuments documents,
            SubmissionRepository submissions,
            SessionRepository sessions,
            SessionWork work,
            Confirmations confirmations,
            KsefConnection connection,
            KsefSettings settings,
            TransactionTemplate transaction) {
        this.documents = documents;
        this.submissions = submissions;
        this.sessions = sessions;
        this.work = work;
        this.confirmations = confirmations;
        this.connection = connection;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** One look at everything. Documents are made also where KSeF is not set up: what is wrong with them is seen at once. */
    public void look() {
        try {
            documents.prepare();
        } finally {
            connection.client().ifPresent(this::send);
        }
    }

    private void send(KsefClient client) {
        makeSessions(false);
        makeSessions(true);
        var due = sessions.due();
        try {
            if (!due.isEmpty()) {
                client.readLimits();
            }
        } catch (KsefBusyException busy) {
            sessions.pause(busy.group(), busy.until());
        } catch (KsefException published) {
            // Without its own word what was published holds.
            log.info("ksef limits not read said={}", published.said());
        }
        for (var session : due) {
            goOn(session, client);
        }
        confirmations.compare(client);
        confirmations.fetchMissing(client);
    }

    private void goOn(KsefSessionId session, KsefClient client) {
        try {
            work.goOn(session, client);
        } catch (RuntimeException unexpected) {
            // It comes back when its lease and its pause end; the others go on.
            log.error("ksef session stumbled ksef_session={}", session.value(), unexpected);
            sessions.stumbled(session, unexpected.getClass().getSimpleName());
        }
    }

    /** All that wait, in packages where there are many; the few go one by one. */
    private void makeSessions(boolean offline) {
        var made = settings.batchMost();
        while (made == settings.batchMost()) {
            made = Objects.requireNonNull(transaction.execute(status -> makeSession(offline)));
        }
    }

    private int makeSession(boolean offline) {
        List<InvoiceId> ready = submissions.ready(offline, settings.batchMost());
        if (!ready.isEmpty()) {
            var kind = ready.size() < settings.batchFrom() ? KsefSessionKind.ONLINE : KsefSessionKind.BATCH;
            submissions.join(sessions.add(kind, offline), ready);
        }
        return ready.size();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timing {
        @Bean
        Timer ksefTimer(KsefWorker worker, KsefSettings settings) {
            return Timer.every("billing.ksef", settings.look(), worker::look);
        }
    }
}
