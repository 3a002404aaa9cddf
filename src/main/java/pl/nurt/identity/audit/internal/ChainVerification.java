package pl.nurt.identity.audit.internal;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import pl.nurt.identity.audit.ChainVerdict;
import pl.nurt.identity.audit.DayHead;
import pl.nurt.identity.audit.internal.rules.ChainCheck;

/** The check of the whole chain: the same for the command, the page and the nightly timer. */
final class ChainVerification {
    /** An entry is sealed within seconds of its commit; whatever is older and outside never will be. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private ChainVerification() {}

    /** @param elsewhere ends of days that were kept outside of this database */
    static ChainVerdict of(ChainRepository chain, List<DayHead> elsewhere, Instant now) {
        return of(chain, elsewhere, now, links -> {});
    }

    /** @param walked told now and then how many links have been looked at */
    static ChainVerdict of(ChainRepository chain, List<DayHead> elsewhere, Instant now, LongConsumer walked) {
        var check = new ChainCheck(chain.heads().stream().collect(toMap(DayHead::day, head -> head)));
        // Asked first: what is sealed meanwhile only makes the chain longer.
        var end = chain.end();
        chain.walk(check, walked);
        check.end(end);
        check.witness(elsewhere);
        chain.outside(check, now.minus(PATIENCE));
        return new ChainVerdict(now, check.entries(), chain.waiting(), check.broken(), check.findings());
    }
}
