package pl.nurt.identity.audit.internal;

import static pl.nurt.db.identity.Tables.AUDIT_CHECK;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.ChainFinding;
import pl.nurt.identity.audit.ChainVerdict;
import tools.jackson.databind.json.JsonMapper;

/** Checks of the chain and what they found. */
@Component
public class AuditChecks {
    private static final Logger log = LoggerFactory.getLogger(AuditChecks.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ChainRepository chain;
    private final DSLContext db;
    private final Clock clock;

    AuditChecks(ChainRepository chain, DSLContext db, Clock clock) {
        this.chain = chain;
        this.db = db;
        this.clock = clock;
    }

    void checkByItself() {
        check(null, links -> {});
    }

    /** How many links a check looks at. */
    long links() {
        return chain.links();
    }

    /**
     * Checks the whole chain now and keeps what was found.
     *
     * @param walked told now and then how many links have been looked at; what it throws ends the check, and nothing is kept
     */
    ChainVerdict check(@Nullable UserAccountId madeBy, LongConsumer walked) {
        var verdict = ChainVerification.of(chain, List.of(), clock.instant(), walked);
        db.insertInto(AUDIT_CHECK)
                .set(AUDIT_CHECK.AT, verdict.at())
                .set(AUDIT_CHECK.MADE_BY, madeBy)
                .set(AUDIT_CHECK.ENTRIES, verdict.entries())
                .set(AUDIT_CHECK.WAITING, verdict.waiting())
                .set(AUDIT_CHECK.BROKEN, verdict.broken())
                .set(AUDIT_CHECK.FINDINGS, JSON.writeValueAsString(verdict.findings()))
                .execute();
        if (verdict.isWhole()) {
            log.info("audit_check result=whole entries={}", verdict.entries());
        } else {
            log.error(
                    "audit_check result=broken entries={} broken={} first={}",
                    verdict.entries(),
                    verdict.broken(),
                    verdict.findings().getFirst());
        }
        return verdict;
    }

    /** What the latest check found; empty before the first one. */
    public Optional<ChainVerdict> latest() {
        return db.selectFrom(AUDIT_CHECK)
                .orderBy(AUDIT_CHECK.AT.desc(), AUDIT_CHECK.AUDIT_CHECK_ID.desc())
                .limit(1)
                .fetchOptional(check -> new ChainVerdict(
                        check.getAt(),
                        check.getEntries(),
                        check.getWaiting(),
                        check.getBroken(),
                        JSON.readValue(
                                check.getFindings(),
                                JSON.getTypeFactory().constructCollectionType(List.class, ChainFinding.class))));
    }
}
