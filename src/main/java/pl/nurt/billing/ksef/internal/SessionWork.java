package pl.nurt.billing.ksef.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.internal.client.BatchPackage;
import pl.nurt.billing.ksef.internal.client.Hashes;
import pl.nurt.billing.ksef.internal.client.KsefAwayException;
import pl.nurt.billing.ksef.internal.client.KsefBusyException;
import pl.nurt.billing.ksef.internal.client.KsefClient;
import pl.nurt.billing.ksef.internal.client.KsefRefusedException;
import pl.nurt.billing.ksef.internal.client.SessionStatus;
import pl.nurt.billing.ksef.internal.rules.KsefSessionKind;
import pl.nurt.billing.ksef.internal.rules.KsefSessionState;

/**
 * Goes on with one session: opens it, hands its invoices over, closes it, reads the answers. Before each thing that cannot be taken back the row says
 * that it will be done; so whoever takes a session up knows what may have happened, and asks KSeF before anything is done twice.
 */
@Component
class SessionWork {
    private static final Logger log = LoggerFactory.getLogger(SessionWork.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WORKING = Duration.ofSeconds(15);
    private static final int UNREADABLE_KEY = 415;

    private final SessionRepository sessions;
    private final SubmissionRepository submissions;
    private final KsefDocuments documents;
    private final Answers answers;
    private final Confirmations confirmations;
    private final KsefWork work;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SessionWork(
            SessionRepository sessions,
            SubmissionRepository submissions,
            KsefDocuments documents,
            Answers answers,
            Confirmations confirmations,
            KsefWork work,
            TransactionTemplate transaction,
            Clock clock) {
        this.sessions = sessions;
        this.submissions = submissions;
        this.documents = documents;
        this.answers = answers;
        this.confirmations = confirmations;
        this.work = work;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** As far as it can be gone on with now; nothing when another worker has it. */
    void goOn(KsefSessionId id, KsefClient client) {
        sessions.take(id).ifPresent(taken -> {
            try {
                goOn(taken, client);
            } catch (LeaseLostException slow) {
                log.warn("ksef session taken by another worker ksef_session={}", id.value());
            }
        });
    }

    private void goOn(HeldSession taken, KsefClient client) {
        var session = taken;
        try {
            while (step(session, client)) {
                session = sessions.hold(session);
            }
        } catch (KsefBusyException busy) {
            sessions.pause(busy.group(), busy.until());
            sessions.later(session, busy.until());
        } catch (KsefAwayException away) {
            log.info("ksef away ksef_session={} said={}", session.id().value(), away.said());
            sessions.failed(session, away.said());
        } catch (KsefRefusedException refused) {
            log.warn("ksef refused ksef_session={} said={}", session.id().value(), refused.said());
            refused(session, refused);
        }
    }

    /** @return whether it can be gone on with at once */
    private boolean step(HeldSession session, KsefClient client) {
        return switch (session.state()) {
            case OPENING -> open(session, client);
            case OPEN -> session.kind() == KsefSessionKind.BATCH ? upload(session, client) : send(session, client);
            case CLOSING -> close(session, client);
            case CLOSED -> look(session, client);
            case DONE, FAILED -> false;
        };
    }

    /** A session that was opened without our learning of it holds nothing, and KSeF ends it by itself. */
    private boolean open(HeldSession session, KsefClient client) {
        var contents = contents(session);
        if (contents.isEmpty()) {
            fail(session, "no document can be read");
            return false;
        }
        var opened = session.kind() == KsefSessionKind.BATCH
                ? client.openBatch(BatchPackage.of(contents, session.secret()), session.secret(), session.offline())
                : client.openInteractive(session.secret());
        sessions.opened(session, opened);
        return true;
    }

    /** What cannot be read does not go, and keeps none of the others back. */
    private List<byte[]> contents(HeldSession session) {
        var contents = new ArrayList<byte[]>();
        for (var submission : submissions.of(session.id())) {
            try {
                contents.add(documents.read(submission.document()));
            } catch (RuntimeException unreadable) {
                log.error(
                        "ksef document not readable invoice={}",
                        submission.invoice().value(),
                        unreadable);
                submissions.again(submission, unreadable.getClass().getSimpleName());
            }
        }
        return contents;
    }

    private BatchPackage pack(HeldSession session) {
        var contents = submissions.of(session.id()).stream()
                .map(submission -> documents.read(submission.document()))
                .toList();
        return work.compute(() -> BatchPackage.of(contents, session.secret()));
    }

    private boolean upload(HeldSession session, KsefClient client) {
        var content = pack(session);
        for (var upload : session.uploads()) {
            client.upload(content, upload);
            sessions.hold(session);
        }
        sessions.closing(session);
        return true;
    }

    private boolean send(HeldSession session, KsefClient client) {
        var waiting = submissions.of(session.id()).stream()
                .filter(submission -> submission.reference() == null)
                .toList();
        if (waiting.stream().anyMatch(Submission::isHandedOver)) {
            waiting = notThere(session, client, waiting);
        }
        for (var submission : waiting) {
            sessions.hold(session);
            if (!one(session, client, submission)) {
                break;
            }
        }
        sessions.closing(session);
        return true;
    }

    /** Of those whose answer was lost, some are there: they are known by their hash. */
    private List<Submission> notThere(HeldSession session, KsefClient client, List<Submission> waiting) {
        var there = new HashMap<String, String>();
        client.invoices(session.ksefReference()).forEach(invoice -> there.put(invoice.hash(), invoice.reference()));
        return waiting.stream()
                .filter(submission -> {
                    var reference = there.get(base64(submission));
                    if (reference != null) {
                        submissions.handedOver(submission.invoice(), reference);
                    }
                    return reference == null;
                })
                .toList();
    }

    /** @return whether another one may be handed over in this session */
    private boolean one(HeldSession session, KsefClient client, Submission submission) {
        submissions.handsOver(submission.invoice());
        try {
            var reference = client.send(
                    session.ksefReference(),
                    documents.read(submission.document()),
                    session.secret(),
                    session.offline());
            submissions.handedOver(submission.invoice(), reference);
            return true;
        } catch (KsefRefusedException refused) {
            // Whether this one or the session is meant is said by what becomes of the session.
            if (refused.code() == KsefRefusedException.NEW_SESSION
                    || !client.status(session.ksefReference()).isOpen()) {
                return false;
            }
            submissions.stopped(submission.invoice(), KsefState.REJECTED, refused.said());
            return true;
        }
    }

    /** Asked first, for an earlier try may have been understood although its answer was lost. What was sent is not sent again meanwhile. */
    private boolean close(HeldSession session, KsefClient client) {
        if (client.status(session.ksefReference()).isOpen()) {
            if (session.kind() == KsefSessionKind.BATCH) {
                client.closeBatch(session.ksefReference());
            } else {
                client.closeInteractive(session.ksefReference());
            }
        }
        sessions.closed(session);
        return true;
    }

    private boolean look(HeldSession session, KsefClient client) {
        var status = client.status(session.ksefReference());
        if (status.isOpen()) {
            // It has not understood that it was to be closed.
            sessions.closing(session);
            sessions.later(session, clock.instant().plus(SOON));
            return false;
        }
        if (status.isWorking()) {
            sessions.later(session, clock.instant().plus(WORKING));
            return false;
        }
        if (!status.isProcessed()) {
            if (status.code() == UNREADABLE_KEY) {
                client.forgetKeys();
            }
            fail(session, status.said());
            return false;
        }
        return read(session, client, status);
    }

    private boolean read(HeldSession session, KsefClient client, SessionStatus status) {
        if (!answers.read(session, client)) {
            sessions.later(session, clock.instant().plus(SOON));
            return false;
        }
        if (status.hasConfirmation() && status.upos().isEmpty()) {
            sessions.failed(session, "UPO");
            return false;
        }
        for (var page : status.upos()) {
            confirmations.keep(client, session.ksefReference(), page);
            sessions.hold(session);
        }
        transaction.executeWithoutResult(state -> sessions.end(session, KsefSessionState.DONE, status.said()));
        return false;
    }

    /** What was not closed is not worked on: its invoices may go again. What may be closed is asked about until KSeF says. */
    private void refused(HeldSession session, KsefRefusedException refused) {
        switch (session.state()) {
            case OPEN -> fail(session, refused.said());
            case OPENING, CLOSING, CLOSED -> sessions.failed(session, refused.said());
            case DONE, FAILED -> {}
        }
    }

    private void fail(HeldSession session, String said) {
        transaction.executeWithoutResult(status -> {
            submissions.of(session.id()).forEach(submission -> submissions.again(submission, said));
            sessions.end(session, KsefSessionState.FAILED, said);
        });
    }

    private static String base64(Submission submission) {
        return Hashes.base64OfHex(submission.hash());
    }
}
