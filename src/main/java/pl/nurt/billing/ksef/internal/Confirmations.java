package pl.nurt.billing.ksef.internal;

import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import pl.nurt.billing.ksef.internal.rules.KsefPause;
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

    /** What stands at a number whose confirmation is about another document. */
    private static final String OTHER_BYTES = "UPO: SkrotDokumentu";

    private final SubmissionRepository submissions;
    private final SessionRepository sessions;
    private final KsefDocuments documents;
    private final StoredFiles files;
    private final KsefWork work;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Confirmations(
            SubmissionRepository submissions,
            SessionRepository sessions,
            KsefDocuments documents,
            StoredFiles files,
            KsefWork work,
            TransactionTemplate transaction,
            Clock clock) {
        this.submissions = submissions;
        this.sessions = sessions;
        this.documents = documents;
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

    /** Confirmed is what bears the hash of what was sent; another one is no confirmation of ours, and a person is told. */
    private boolean keep(String name, byte[] xml) {
        try {
            var confirmed = work.compute(() -> Confirmation.read(xml)).documents();
            transaction.executeWithoutResult(status -> {
                var sent = submissions.unconfirmed(confirmed.keySet());
                var ours = sent.entrySet().stream()
                        .filter(one -> isOf(one.getValue(), confirmed))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
                if (!ours.isEmpty()) {
                    var file = stored(name, xml).id();
                    ours.forEach(invoice -> submissions.confirmed(invoice, file));
                }
                sent.keySet().stream()
                        .filter(invoice -> !ours.contains(invoice))
                        .forEach(invoice -> submissions.doubted(invoice, OTHER_BYTES));
            });
            return true;
        } catch (IllegalArgumentException unclear) {
            log.warn("ksef sent no confirmation name={}", name, unclear);
            return false;
        }
    }

    /** The confirmation of one invoice must be about it. */
    private boolean keepOf(String number, byte[] xml) {
        return Confirmation.read(xml).documents().containsKey(number) && keep(number, xml);
    }

    private static boolean isOf(SubmissionRepository.Sent sent, Map<String, Confirmation.Confirmed> confirmed) {
        var said = confirmed.get(sent.ksefNumber());
        return said != null && said.hash().equals(Hashes.base64OfHex(sent.hash()));
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
            } else if (!keepOf(number, client.confirmationOf(session, number))) {
                submissions.later(submission, "UPO");
            }
        });
    }

    /** Ours is what has the bytes of any document that was ever made of the invoice: the answer to an earlier one may have been lost. */
    void compare(KsefClient client) {
        each(submissions.due(KsefState.COMPARING, AT_ONCE), submission -> {
            var number = submission.originalNumber();
            if (number == null) {
                submissions.stopped(submission.invoice(), KsefState.CONFLICT, "440");
                return;
            }
            var theirs = original(client, submission, number);
            if (theirs == null) {
                return;
            }
            var hash = HexFormat.of().formatHex(theirs);
            var own = documents.ofInvoice(submission.invoice()).stream()
                    .filter(document -> document.hash().hex().equals(hash))
                    .findFirst();
            var confirmed =
                    confirmed(client, submission, number, Base64.getEncoder().encodeToString(theirs));
            var at = confirmed.map(Confirmation.Confirmed::at).orElseGet(clock::instant);
            if (own.isEmpty() || !submissions.adopted(submission.invoice(), number, at, own.get())) {
                submissions.stopped(submission.invoice(), KsefState.CONFLICT, number);
            }
        });
    }

    /** The hash of what KSeF has under the number; null when it does not say: after some tries a person must look. */
    private byte @Nullable [] original(KsefClient client, Submission submission, String number) {
        try {
            return Hashes.sha256(client.invoice(number));
        } catch (KsefRefusedException refused) {
            if (submission.attempts() + 1 >= KsefPause.TOLD_AFTER) {
                submissions.stopped(submission.invoice(), KsefState.CONFLICT, number + ": " + refused.said());
            } else {
                submissions.later(submission, refused.said());
            }
            return null;
        }
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
            } catch (RuntimeException unexpected) {
                log.error(
                        "ksef invoice stumbled invoice={}", submission.invoice().value(), unexpected);
                submissions.later(submission, unexpected.getClass().getSimpleName());
            }
        }
    }
}
