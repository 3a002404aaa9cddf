package pl.nurt.billing.ksef.internal;

import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.internal.client.Hashes;
import pl.nurt.billing.ksef.internal.client.InvoiceStatus;
import pl.nurt.billing.ksef.internal.client.KsefClient;
import pl.nurt.billing.ksef.internal.client.KsefRefusedException;
import pl.nurt.billing.ksef.internal.rules.InvoiceOutcome;

/**
 * Takes KSeF's answers to the invoices of a session in, a page at a time. How far it has come stands in the session, so that one with more pages than
 * may be asked for in a minute goes on where it was.
 */
@Component
class Answers {
    private final SessionRepository sessions;
    private final SubmissionRepository submissions;
    private final KsefConnection connection;
    private final TransactionTemplate transaction;

    Answers(
            SessionRepository sessions,
            SubmissionRepository submissions,
            KsefConnection connection,
            TransactionTemplate transaction) {
        this.sessions = sessions;
        this.submissions = submissions;
        this.connection = connection;
        this.transaction = transaction;
    }

    /** @return whether each invoice of the session has its answer; what is still being worked on is read again from the first page */
    boolean read(HeldSession session, KsefClient client) {
        if (submissions.of(session.id()).isEmpty()) {
            return true;
        }
        var seen = new HashSet<String>();
        var next = session.nextPage();
        var fromTheFirst = next == null;
        do {
            var page = page(session, client, next);
            page.invoices().forEach(invoice -> seen.add(invoice.hash()));
            next = page.next();
        } while (next != null);
        return absent(session, fromTheFirst, seen);
    }

    private KsefClient.Page page(HeldSession session, KsefClient client, @Nullable String from) {
        KsefClient.Page page;
        try {
            page = client.invoices(session.ksefReference(), from);
        } catch (KsefRefusedException forgotten) {
            transaction.executeWithoutResult(status -> sessions.read(session, null));
            throw forgotten;
        }
        var answers = page.invoices().stream()
                .filter(answer -> isHash(answer.hash()))
                .collect(Collectors.toMap(answer -> hex(answer.hash()), Function.identity(), (one, other) -> other));
        transaction.executeWithoutResult(status -> {
            sessions.read(session, page.next());
            for (var submission : submissions.of(session.id(), answers.keySet())) {
                var answer = answers.get(submission.hash());
                if (answer != null && !apply(submission, answer)) {
                    submissions.handedOver(submission.invoice(), answer.reference());
                }
            }
        });
        return page;
    }

    /** What KSeF has not named at all goes again. */
    private boolean absent(HeldSession session, boolean fromTheFirst, Set<String> seen) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<Submission> left = submissions.of(session.id());
            var absent = left.stream()
                    .filter(submission -> fromTheFirst
                            ? !seen.contains(Hashes.base64OfHex(submission.hash()))
                            : submission.reference() == null)
                    .toList();
            absent.forEach(submission -> submissions.again(submission, "not in the session"));
            return absent.size() == left.size();
        }));
    }

    private static boolean isHash(String base64) {
        try {
            return !base64.isEmpty() && Base64.getDecoder().decode(base64).length > 0;
        } catch (IllegalArgumentException garbage) {
            return false;
        }
    }

    private static String hex(String base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }

    /** @return false while KSeF is still at it */
    private boolean apply(Submission submission, InvoiceStatus answer) {
        return switch (InvoiceOutcome.of(answer, connection.nip())) {
            case InvoiceOutcome.Working() -> false;
            case InvoiceOutcome.Accepted(var number, var at) -> {
                submissions.accepted(submission.invoice(), number, at);
                yield true;
            }
            case InvoiceOutcome.Taken(var original, var session) -> {
                submissions.comparing(submission.invoice(), original, session, answer.code() + " " + answer.said());
                yield true;
            }
            case InvoiceOutcome.Again(var said) -> {
                submissions.again(submission, said);
                yield true;
            }
            case InvoiceOutcome.Rejected(var said) -> {
                submissions.stopped(submission.invoice(), KsefState.REJECTED, said);
                yield true;
            }
        };
    }
}
