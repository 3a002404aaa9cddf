package pl.nurt.billing.ksef.internal;

import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.internal.client.Hashes;
import pl.nurt.billing.ksef.internal.client.KsefAwayException;
import pl.nurt.billing.ksef.internal.client.KsefBusyException;
import pl.nurt.billing.ksef.internal.client.KsefClient;
import pl.nurt.billing.ksef.internal.client.KsefException;
import pl.nurt.billing.ksef.internal.client.KsefRefusedException;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;

/**
 * Keeps what KSeF confirms, and finds out whose the document is that it has under one of our numbers: the answer "there is one" carries no hash, so it
 * is fetched and compared before its number is taken.
 */
@Component
class Confirmations {
    private static final Logger log = LoggerFactory.getLogger(Confirmations.class);
    private static final int AT_ONCE = 100;

    private final SubmissionRepository submissions;
    private final SessionRepository sessions;
    private final StoredFiles files;
    private final KsefWork work;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Confirmations(
            SubmissionRepository submissions,
            SessionRepository sessions,
            StoredFiles files,
            KsefWork work,
            TransactionTemplate transaction,
            Clock clock) {
        this.submissions = submissions;
        this.sessions = sessions;
        this.files = files;
        this.work = work;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A page of a session's confirmation, once however often it is fetched. */
    void keep(KsefClient client, String session, String page) {
        var owner = KsefFiles.confirmation(page);
        if (files.of(owner).isEmpty()) {
            keep(page, client.confirmation(session, page));
        }
    }

    private boolean keep(String name, byte[] xml) {
        try {
            var confirmed = work.compute(() -> Confirmation.read(xml));
            transaction.executeWithoutResult(status -> submissions.confirmed(
                    confirmed.documents().keySet(), stored(name, xml).id()));
            return true;
        } catch (IllegalArgumentException unclear) {
            log.warn("ksef sent no confirmation name={}", name, unclear);
            return false;
        }
    }

    private StoredFile stored(String name, byte[] xml) {
        return files.keepMade(KsefFiles.confirmation(name), "UPO-" + name + ".xml", FileKind.XML, to -> to.write(xml));
    }

    /** Those whose number is known and whose confirmation was not in that of their session. */
    void fetchMissing(KsefClient client) {
        each(submissions.due(KsefState.ACCEPTED, AT_ONCE), submission -> {
            var number = submission.ksefNumber();
            var session = submission.originalSession();
            if (number == null || session == null) {
                submissions.later(submission, "UPO");
            } else if (!keep(number, client.confirmationOf(session, number))) {
                submissions.later(submission, "UPO");
            }
        });
    }

    void compare(KsefClient client) {
        each(submissions.due(KsefState.COMPARING, AT_ONCE), submission -> {
            var number = submission.originalNumber();
            if (number == null) {
                return;
            }
            var theirs = Hashes.sha256(client.invoice(number));
            if (!HexFormat.of().formatHex(theirs).equals(submission.hash())) {
                submissions.stopped(submission.invoice(), KsefState.CONFLICT, number);
                return;
            }
            var confirmed =
                    confirmed(client, submission, number, Base64.getEncoder().encodeToString(theirs));
            submissions.accepted(
                    submission.invoice(),
                    number,
                    confirmed.map(Confirmation.Confirmed::at).orElseGet(clock::instant));
        });
    }

    /** When it was taken stands in its confirmation alone. */
    private Optional<Confirmation.Confirmed> confirmed(
            KsefClient client, Submission submission, String number, String hash) {
        var session = submission.originalSession();
        if (session == null || session.isEmpty()) {
            return Optional.empty();
        }
        try {
            var xml = client.confirmationOf(session, number);
            var confirmation = work.compute(() -> Confirmation.read(xml));
            return Optional.ofNullable(confirmation.documents().get(number))
                    .filter(confirmed -> confirmed.hash().equals(hash));
        } catch (KsefRefusedException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** What is done with one of them. */
    @FunctionalInterface
    private interface One {
        void go(Submission submission);
    }

    /** One that KSeF refuses does not stop the others; when it is away or has enough, the rest waits as well. */
    private void each(List<Submission> due, One one) {
        for (var submission : due) {
            try {
                one.go(submission);
            } catch (KsefBusyException busy) {
                sessions.pause(busy.group(), busy.until());
                return;
            } catch (KsefAwayException away) {
                submissions.later(submission, away.said());
                return;
            } catch (KsefException refused) {
                submissions.later(submission, refused.said());
            }
        }
    }
}
